package dev.lever4j.export;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.changes.Change;
import dev.lever4j.client.changes.Change.ApplicationDeleted;
import dev.lever4j.client.changes.Change.OpportunityChanged;
import dev.lever4j.client.changes.Change.OpportunityDeleted;
import dev.lever4j.client.changes.ChangeFeed;
import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.client.changes.ChangeSet;
import dev.lever4j.client.changes.Rescan;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.LeverException;
import dev.lever4j.model.Confidentiality;
import dev.lever4j.model.Opportunity;
import dev.lever4j.request.ConfidentialityFilter;
import dev.lever4j.request.OpportunityExpand;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;

/**
 * One round of what has changed of an export of opportunities: page after page, the child lists of a page's records
 * side by side before the next one is asked for. For one subscription.
 */
final class ChangedRecords {
    private static final String CONFIDENTIALITY = "confidentiality";

    private final LeverClient client;
    private final What what;
    private final Rescan rescan;
    private final Selection selection;
    private final Unfolding unfolding;
    private final ChangedLists lists;
    private final Tally tally;
    private final Patience patience;
    private final UntoldRecords untold;

    // sets come one after the other
    private ConfidentialityFilter own;
    private ChangePosition position;
    private ChangePosition kept;

    /** @param confidential whether the export has asked for confidential records, where its filter does not say */
    ChangedRecords(
            LeverClient client,
            What what,
            Rescan rescan,
            ChangedLists lists,
            Tally tally,
            Patience patience,
            UntoldRecords untold,
            boolean confidential,
            ChangePosition from) {
        this.client = client;
        this.what = what;
        this.rescan = rescan;
        this.selection = Selection.of(what.conditions());
        this.unfolding = new Unfolding(what.root(), what.expanded(), tally);
        this.lists = lists;
        this.tally = tally;
        this.patience = patience;
        this.untold = untold;
        this.position = from;
        this.kept = from;
        this.own = asked(confidential);
    }

    /**
     * What Lever tells, and what has become of records of which a rescan of all has told nothing.
     *
     * @param held ids of these; subscribed to when all that was told has been kept
     */
    Flux<SyncBatch> round(Flux<String> held) {
        Flux<ChangeSet> sets = isSaid() == (own == ConfidentialityFilter.ALL)
                ? sets(own)
                // what leaves the filter by becoming confidential, or public, is told too, if it may be seen
                : sets(ConfidentialityFilter.ALL).onErrorResume(this::isRefused, no -> sets(narrowed()));
        // the end of each waits for demand: with it the next set is asked for
        return sets.concatMap(
                set -> (endsFullRescan(set) ? untold(held) : Flux.<SyncBatch>empty())
                        .concatWith(listed(set))
                        .concatWith(Flux.generate(SynchronousSink::complete)),
                0);
    }

    private boolean isSaid() {
        return !what.conditions().values(CONFIDENTIALITY).isEmpty();
    }

    /** Where that would drop records it has to be Lever's word, not that of somebody on the way. */
    private boolean isRefused(Throwable error) {
        return isSaid()
                ? LeverException.isForbidden(error)
                : error instanceof ForbiddenException no && !no.code().isEmpty();
    }

    /** An export may have been made with a right that the credential has no more: a new one goes without, too. */
    private ConfidentialityFilter narrowed() {
        own = isSaid() ? own : ConfidentialityFilter.NON_CONFIDENTIAL;
        return own;
    }

    /** Of a round only the last set tells nothing. */
    private boolean endsFullRescan(ChangeSet set) {
        return set.changes().isEmpty() && isFull(rescan, set.position());
    }

    /** Whether a round that ended there has told of all opportunities. */
    static boolean isFull(Rescan rescan, ChangePosition end) {
        return rescan.isFull() && end.rescanned().equals(end.since());
    }

    /** Before the end is told, so that it is done again if it is interrupted. */
    private Flux<SyncBatch> untold(Flux<String> held) {
        return untold.told(held, expand(), kept).concatMap(page -> batch(page.set(), page.skipped()), 0);
    }

    private Mono<SyncBatch> listed(ChangeSet set) {
        return batch(set, List.of()).doOnNext(batch -> {
            tally.page(what.root());
            kept = batch.position();
        });
    }

    private ConfidentialityFilter asked(boolean confidential) {
        List<String> said = what.conditions().values(CONFIDENTIALITY);
        if (said.contains("confidential")) {
            return ConfidentialityFilter.CONFIDENTIAL;
        }
        boolean all = said.isEmpty() ? confidential : said.contains("all");
        return all ? ConfidentialityFilter.ALL : ConfidentialityFilter.NON_CONFIDENTIAL;
    }

    /** Where Lever is away for some minutes, from the last one that was told. */
    private Flux<ChangeSet> sets(ConfidentialityFilter which) {
        return patience.with(Flux.defer(() -> feed(which).once().doOnNext(set -> position = set.position())));
    }

    private ChangeFeed feed(ConfidentialityFilter which) {
        return client.changes(position).rescan(rescan).confidentiality(which).expand(expand());
    }

    private OpportunityExpand[] expand() {
        Stream<String> names = Stream.concat(
                what.conditions().values("expand").stream(),
                what.expanded().stream().map(ExportResource::text));
        List<String> all = names.distinct().toList();
        return Arrays.stream(OpportunityExpand.values())
                .filter(one -> all.contains(one.text()))
                .toArray(OpportunityExpand[]::new);
    }

    private Mono<SyncBatch> batch(ChangeSet set, List<Skipped> skipped) {
        return Mono.defer(() -> {
            ChangeDraft draft = new ChangeDraft(what, unfolding);
            draft.skipped(skipped);
            set.changes().forEach(change -> take(change, draft));
            return lists.read(draft).then(Mono.fromSupplier(() -> draft.batch(set.position(), tally)));
        });
    }

    private void take(Change change, ChangeDraft draft) {
        if (change instanceof OpportunityChanged changed) {
            if (isAskedFor(changed.opportunity()) && selection.takes(changed.opportunity())) {
                draft.changed(changed);
            } else {
                draft.gone(ExportResource.OPPORTUNITIES, changed.id());
            }
        } else if (change instanceof OpportunityDeleted) {
            draft.gone(ExportResource.OPPORTUNITIES, change.id());
        } else if (change instanceof ApplicationDeleted && what.children().contains(ExportResource.APPLICATIONS)) {
            draft.gone(ExportResource.APPLICATIONS, change.id());
        }
    }

    /** What was asked for by id may be another than a list would show. */
    private boolean isAskedFor(Opportunity one) {
        boolean isConfidential = Confidentiality.CONFIDENTIAL.equals(one.confidentiality());
        return own == ConfidentialityFilter.ALL || isConfidential == (own == ConfidentialityFilter.CONFIDENTIAL);
    }
}
