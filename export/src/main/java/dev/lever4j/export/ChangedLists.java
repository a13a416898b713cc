package dev.lever4j.export;

import dev.lever4j.client.LeverClient;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads what lies under records that have changed, as the fan-out does. For one subscription. */
final class ChangedLists {
    /** Draws of others, of which some may have changed too. */
    private static final int TRIES = 10;

    private final LeverClient client;
    private final List<ChildKind> kinds;
    private final Refusal policy;
    private final Tally tally;
    private final Patience patience;
    private final Supplier<InFlight> inFlight;

    private Parents held = SyncEngine.NOBODY;

    // page after page
    private Position.InFanOut last = Checkpoint.NO_TASK;

    ChangedLists(
            LeverClient client,
            List<ExportResource> children,
            Refusal policy,
            Tally tally,
            Patience patience,
            Supplier<InFlight> inFlight) {
        this.client = client;
        this.kinds = children.stream().map(ChildKind::ofChanged).toList();
        this.policy = policy;
        this.tally = tally;
        this.patience = patience;
        this.inFlight = inFlight;
    }

    /** What is held besides: of a page that has changed all lists may be such as cannot be read. */
    void beside(Parents others) {
        held = others;
    }

    /** All lists of a page, side by side. */
    Mono<Void> read(ChangeDraft draft) {
        if (kinds.isEmpty() || draft.count() == 0) {
            return Mono.empty();
        }
        return Flux.defer(() -> {
                    List<String> ids = draft.ids();
                    last = new Position.InFanOut(0, last.refused(), last.failed());
                    ChildLists lists = new ChildLists(client, any -> others(Set.copyOf(ids)), patience);
                    Jobs<Batch> jobs = new FanOutJobs(kinds, draft, last, lists, policy, tally);
                    return new Dispatch<>(jobs, inFlight.get(), true).doOnNext(batch -> take(batch, ids, draft));
                })
                .then();
    }

    private Flux<String> others(Set<String> changed) {
        return Flux.range(0, held.count() == 0 ? 0 : TRIES)
                .concatMap(
                        any -> held.from(client.timeAndChance().random().nextLong(held.count()))
                                .next(),
                        0)
                .filter(id -> !changed.contains(id))
                .distinct()
                .take(ChildLists.OTHERS)
                // what cannot be read is found out where it is needed
                .onErrorComplete();
    }

    private void take(Batch batch, List<String> ids, ChangeDraft draft) {
        Position.InFanOut now = (Position.InFanOut) batch.position();
        int task = (int) now.next() - 1;
        String id = ids.get(task / kinds.size());
        boolean isRead = now.refused() == last.refused() && now.failed() == last.failed();
        if (isRead || draft.isAnonymized(id)) {
            draft.read(kinds.get(task % kinds.size()).resource, id, batch.rows());
        }
        draft.skipped(batch.skipped());
        last = now;
    }

    /** By the batch of a fan-out that went another way. */
    void reached(Batch batch) {
        if (batch.position() instanceof Position.InFanOut at) {
            last = at;
        }
    }

    /** So far. */
    long refused() {
        return last.refused();
    }

    /** So far. */
    long failed() {
        return last.failed();
    }
}
