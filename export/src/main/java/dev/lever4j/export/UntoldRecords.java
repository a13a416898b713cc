package dev.lever4j.export;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.RawCall;
import dev.lever4j.client.changes.Change;
import dev.lever4j.client.changes.Change.OpportunityChanged;
import dev.lever4j.client.changes.Change.OpportunityDeleted;
import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.client.changes.ChangeSet;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.json.RawJson;
import dev.lever4j.json.SingleReader;
import dev.lever4j.model.Opportunity;
import dev.lever4j.request.OpportunityExpand;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a place holds though a rescan of all has not told of it, asked for by id: a record that the credential may see
 * no more is in none of Lever's lists, not even in one of what was deleted. For one subscription.
 */
final class UntoldRecords {
    private static final ExportResource ROOT = ExportResource.OPPORTUNITIES;
    private static final SingleReader<Opportunity> TYPED = SingleReader.typed(Opportunity.class);
    private static final SingleReader<RawJson> RAW = SingleReader.raw();
    private static final int PAGE = 100;
    private static final int AT_ONCE = 16;
    /** That Lever lists: one of them may be at fault by itself. */
    private static final int WITNESSES = 3;

    private final LeverClient client;
    private final Refusal policy;
    private final Tally tally;
    private final Patience patience;
    private final ChildKind kind = ChildKind.ofChanged(ROOT);

    // answers are judged one after the other
    private boolean isRefusedAltogether;
    private long failed;

    UntoldRecords(LeverClient client, Refusal policy, Tally tally, Patience patience) {
        this.client = client;
        this.policy = policy;
        this.tally = tally;
        this.patience = patience;
    }

    /** What it comes to, and what could not be found out: that stays as it is. */
    record Told(ChangeSet set, List<Skipped> skipped) {}

    /** What one answer says. */
    private sealed interface Answer {
        record There(OpportunityChanged record) implements Answer {}

        record Gone(String id) implements Answer {}

        /** Also what is there for others to see: whether this one is, nobody knows. */
        record Refused(LeverException why) implements Answer {}

        record Unreadable(String id, LeverException why) implements Answer {}
    }

    /** Some at a time, with the position that is kept already. Nothing is asked for before there is demand. */
    Flux<Told> told(Flux<String> untold, OpportunityExpand[] expand, ChangePosition kept) {
        return untold.buffer(PAGE).takeWhile(ids -> !isRefusedAltogether).concatMap(ids -> told(ids, expand, kept), 0);
    }

    private Mono<Told> told(List<String> ids, OpportunityExpand[] expand, ChangePosition kept) {
        return Mono.defer(() -> {
            Mono<Boolean> isListedOneThere = isListedOneThere().cache();
            List<Change> changes = new ArrayList<>();
            List<Skipped> skipped = new ArrayList<>();
            return Flux.fromIterable(ids)
                    .flatMapSequential(id -> ask(id, expand, isListedOneThere), AT_ONCE, 1)
                    .doOnNext(answer -> judge(answer, changes, skipped))
                    .then(Mono.fromSupplier(() -> new Told(new ChangeSet(changes, kept), skipped)));
        });
    }

    private Mono<Answer> ask(String id, OpportunityExpand[] expand, Mono<Boolean> isListedOneThere) {
        return patience.with(get(id, expand))
                .<Answer>map(Answer.There::new)
                .doOnNext(there -> kind.isThere())
                // without Lever's code it is the word of somebody on the way
                .onErrorResume(
                        NotFoundException.class,
                        no -> no.code().isEmpty()
                                ? Mono.error(no)
                                : gone(kind.isOddlyGone(), isListedOneThere, id, new Answer.Unreadable(id, no)))
                .onErrorResume(ForbiddenException.class, no -> gone(true, isListedOneThere, id, new Answer.Refused(no)))
                .onErrorResume(
                        ChildLists::isOfOneList,
                        why -> isListedOneThere.flatMap(there ->
                                there ? Mono.just(new Answer.Unreadable(id, (LeverException) why)) : Mono.error(why)));
    }

    private Mono<OpportunityChanged> get(String id, OpportunityExpand[] expand) {
        RawCall call = client.raw().get(Endpoints.GET_OPPORTUNITY.template(), id);
        for (OpportunityExpand field : expand) {
            call = call.query("expand", field.text());
        }
        return call.exchange()
                .map(answer -> new OpportunityChanged(
                        TYPED.read(answer.bytes()), RAW.read(answer.bytes()), Change.Why.RESCANNED))
                .filter(record -> record.id().equalsIgnoreCase(id))
                .switchIfEmpty(Mono.error(
                        () -> new MalformedResponseException("the answer is another record than was asked for", null)));
    }

    /** Where that is hard to believe only if one is there that Lever lists. */
    private Mono<Answer> gone(boolean isOdd, Mono<Boolean> isListedOneThere, String id, Answer otherwise) {
        return isOdd
                ? isListedOneThere
                        .filter(there -> there)
                        .doOnNext(there -> kind.isThere())
                        .<Answer>map(there -> new Answer.Gone(id))
                        .defaultIfEmpty(otherwise)
                : Mono.just(new Answer.Gone(id));
    }

    /** Whether one that Lever lists at this moment can be read by its id, and so any that may be seen. */
    private Mono<Boolean> isListedOneThere() {
        Flux<String> listed = patience.with(client.raw()
                        .get(Endpoints.LIST_OPPORTUNITIES.template())
                        .query("limit", WITNESSES)
                        .paged()
                        .strict()
                        .items()
                        .take(WITNESSES)
                        .mapNotNull(one -> one.id().orElse(null))
                        .collectList())
                .flatMapIterable(ids -> ids);
        return listed.concatMap(this::isThere, 0).any(there -> there);
    }

    private Mono<Boolean> isThere(String id) {
        return patience.with(get(id, new OpportunityExpand[0]))
                .doOnNext(record -> kind.read())
                .map(record -> true)
                .onErrorResume(ChildLists::isOfOneList, no -> Mono.just(false));
    }

    private void judge(Answer answer, List<Change> changes, List<Skipped> skipped) {
        if (answer instanceof Answer.There there) {
            kind.landed();
            changes.add(there.record());
        } else if (answer instanceof Answer.Gone gone) {
            kind.gone();
            changes.add(new OpportunityDeleted(gone.id(), null));
        } else if (answer instanceof Answer.Refused no) {
            refused(no, skipped);
        } else {
            failed((Answer.Unreadable) answer, skipped);
        }
    }

    /** Said once: the credential lacks the right to ask for any. */
    private void refused(Answer.Refused no, List<Skipped> skipped) {
        orFail(no.why());
        if (!isRefusedAltogether) {
            isRefusedAltogether = true;
            tally.skipped(ROOT);
            skipped.add(new Skipped(ROOT, null, Skipped.Reason.REFUSED));
        }
    }

    private void failed(Answer.Unreadable bad, List<Skipped> skipped) {
        orFail(bad.why());
        kind.failed();
        if (kind.isBroken(bad.why())) {
            throw bad.why();
        }
        failed++;
        tally.skipped(ROOT);
        skipped.add(new Skipped(ROOT, bad.id(), Skipped.Reason.FAILED));
    }

    private void orFail(LeverException why) {
        if (policy == Refusal.FAIL) {
            throw why;
        }
    }

    /** So far. */
    long refused() {
        return isRefusedAltogether ? 1 : 0;
    }

    /** So far. */
    long failed() {
        return failed;
    }
}
