package dev.lever4j.samples.batch;

import dev.lever4j.client.LeverClient;
import dev.lever4j.model.Note;
import dev.lever4j.model.NoteField;
import dev.lever4j.model.Ref;
import dev.lever4j.model.User;
import dev.lever4j.request.NoteBody;
import dev.lever4j.request.PerformAs;
import dev.lever4j.samples.batch.ItemResult.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes items back, some at once, and says of each what became of it. What the ledger has as done is not done again,
 * and a note whose fate is not known is looked for before anything else.
 */
final class WriteBack {
    private final LeverClient lever;
    private final PerformAs me;
    private final ItemLedger ledger;
    private final Set<String> deleted;
    private final Settings settings;

    WriteBack(LeverClient lever, PerformAs me, ItemLedger ledger, Set<String> deleted, Settings settings) {
        this.lever = lever;
        this.me = me;
        this.ledger = ledger;
        this.deleted = deleted;
        this.settings = settings;
    }

    // begin results
    /** In the order in which they come about. An item's failure is its result; an error ends it all. */
    Flux<ItemResult> results(Flux<WorkItem> work) {
        return Flux.defer(() -> {
            Set<String> keys = ConcurrentHashMap.newKeySet();
            return work.distinct(WorkItem::identity)
                    .flatMap(item -> keys.add(item.key()) ? result(item) : keyUsedTwice(item), settings.concurrency())
                    .takeUntil(result -> result.isBad() && settings.stopOnFailure());
        });
    }

    private Mono<ItemResult> result(WorkItem item) {
        return Mono.defer(() -> {
            ItemLedger.State state = ledger.state(item);
            if (state == ItemLedger.State.DONE) {
                return Mono.just(new ItemResult(item, Outcome.DONE_BEFORE, ""));
            }
            if (deleted.contains(item.opportunity())) {
                return Mono.just(new ItemResult(item, Outcome.SKIPPED, "deleted"))
                        .delayUntil(ledger::conclude);
            }
            // a tag that is added twice is presumed to be there once
            return state == ItemLedger.State.INTENDED && item.isNote() ? lookFirst(item) : write(item);
        });
    }

    private Mono<ItemResult> write(WorkItem item) {
        return ledger.intend(item, me) // on disk before anything is sent
                .then(Mono.defer(() -> send(item)))
                .onErrorResume(error -> item.isNote() && Verdict.isUnclear(error), lost -> look(item, lost))
                .thenReturn(new ItemResult(item, Outcome.OK, ""))
                .onErrorResume(error -> Verdict.of(item, error))
                .delayUntil(ledger::conclude);
    }
    // end results

    private static Mono<ItemResult> keyUsedTwice(WorkItem item) {
        return Mono.just(new ItemResult(item, Outcome.FAILED, "key-used-twice"));
    }

    private Mono<Void> send(WorkItem item) {
        return item.isNote()
                ? lever.opportunity(item.opportunity())
                        .notes()
                        .create(NoteBody.builder(item.note()).build(), me)
                        .then()
                : lever.opportunity(item.opportunity())
                        .addTags(List.of(item.text()), me)
                        .then();
    }

    /** Its answer was lost just now: if it is there it is done, else the next run looks again. */
    private Mono<Void> look(WorkItem item, Throwable lost) {
        return isThere(item)
                .onErrorResume(error -> Mono.just(false))
                .flatMap(there -> there ? Mono.empty() : Mono.error(lost));
    }

    // begin look
    /** An earlier run meant to send it, and ended before it knew. */
    private Mono<ItemResult> lookFirst(WorkItem item) {
        return isThere(item)
                .flatMap(there -> there
                        ? Mono.just(new ItemResult(item, Outcome.OK, "found")).delayUntil(ledger::conclude)
                        : goAgain(item))
                .onErrorResume(error -> Verdict.of(item, error).map(WriteBack::stillUnknown));
    }

    /** Long after, what is not there will not come any more. */
    private Mono<ItemResult> goAgain(WorkItem item) {
        Duration since =
                Duration.between(ledger.last(item).at(), lever.timeAndChance().now());
        return since.compareTo(settings.settled()) < 0
                ? Mono.just(new ItemResult(item, Outcome.UNKNOWN, "too-early-to-tell"))
                : write(item);
    }

    private Mono<Boolean> isThere(WorkItem item) {
        String author = author(item);
        return lever.opportunity(item.opportunity()).notes().list().items().any(note -> isOf(note, item, author));
    }

    /** Who was to write it, which is not for ever who acts tonight. */
    private String author(WorkItem item) {
        String intended = ledger.last(item).user();
        return intended.isEmpty() ? me.userId() : intended;
    }
    // end look

    /** It ends in the item's key, and where Lever says whose it is, it is its author's. */
    private static boolean isOf(Note note, WorkItem item, String author) {
        return note.fields().stream()
                .anyMatch(field -> field instanceof NoteField comment
                        && comment.value() != null
                        && comment.value().endsWith(item.mark())
                        && isBy(author, comment.user() == null ? note.user() : comment.user()));
    }

    private static boolean isBy(String author, @Nullable Ref<User> user) {
        return user == null || user.id().equals(author);
    }

    /** That it could not be looked for says nothing about the note. */
    private static ItemResult stillUnknown(ItemResult result) {
        return result.outcome() == Outcome.FAILED
                ? new ItemResult(result.item(), Outcome.UNKNOWN, result.code())
                : result;
    }
}
