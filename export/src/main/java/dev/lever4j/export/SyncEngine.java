package dev.lever4j.export;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.client.changes.Rescan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What one sync asks Lever for. */
final class SyncEngine {
    /** Where nothing is held, or nobody says what. */
    static final Parents NOBODY = new Listed(List.of());

    private final Engine engine;
    private final LeverClient client;
    private final What what;
    private final Rescan rescan;
    private final Tally tally;
    private final ChangedLists lists;
    private final Patience patience;
    private final UntoldRecords untold;

    SyncEngine(LeverClient client, What what, Refusal policy, Rescan rescan, Tally tally) {
        this.engine = new Engine(client, what, policy, tally);
        this.client = client.listening(tally);
        this.what = what;
        this.rescan = rescan;
        this.tally = tally;
        this.patience = new Patience(client.timeAndChance());
        this.lists = new ChangedLists(this.client, what.asked(), policy, tally, patience, engine::inFlight);
        this.untold = new UntoldRecords(this.client, policy, tally, patience);
    }

    /** Whether Lever tells what has changed of it, and a sync need not read all of it. */
    boolean isFollowed() {
        return what.root() == ExportResource.OPPORTUNITIES;
    }

    /** @throws IllegalArgumentException if it cannot be told of a record whether it belongs to the export */
    void check() {
        if (isFollowed()) {
            Selection.of(what.conditions());
        }
    }

    Mono<Void> sameAccount(Parents held) {
        return engine.sameAccount(held);
    }

    /**
     * @param held records that are held
     * @param untoldIds of those of which the round has not told, once it has told of all that there are
     */
    Flux<SyncBatch> changed(Checkpoint done, ChangePosition from, Parents held, Flux<String> untoldIds) {
        return Flux.defer(() -> {
            lists.beside(held);
            return new ChangedRecords(client, what, rescan, lists, tally, patience, untold, done.confidential(), from)
                    .round(untoldIds);
        });
    }

    /**
     * The list as it is now, and what lies under its records. The ids of those are held in memory meanwhile: of the
     * lists that are read so, only postings have anything under them, and they are some thousands.
     */
    Flux<Batch> anew(Checkpoint done) {
        return Flux.defer(() -> {
            Instant now = client.timeAndChance().now();
            Checkpoint fresh = Checkpoint.fresh(what.origin(now).confidential(done.confidential()));
            Set<String> ids = new LinkedHashSet<>();
            Flux<Batch> list = engine.list(fresh);
            return what.asked().isEmpty()
                    ? list
                    : list.doOnNext(batch -> ids.addAll(idsOf(batch)))
                            .concatWith(Flux.defer(() -> engine.fanOut(new Listed(List.copyOf(ids)), fresh)))
                            .doOnNext(lists::reached);
        });
    }

    private List<String> idsOf(Batch batch) {
        List<String> ids = new ArrayList<>();
        batch.rows().stream()
                .filter(row -> row.resource() == what.root())
                .forEach(row -> row.json().id().ifPresent(ids::add));
        return ids;
    }

    /** Whether a round that ended there has told of all opportunities. */
    boolean isFull(ChangePosition end) {
        return ChangedRecords.isFull(rescan, end);
    }

    RecordFiles files() {
        return engine.files(expected -> {}, () -> {});
    }

    long refused() {
        return lists.refused() + untold.refused();
    }

    long failed() {
        return lists.failed() + untold.failed();
    }

    private record Listed(List<String> ids) implements Parents {
        @Override
        public long count() {
            return ids.size();
        }

        @Override
        public Flux<String> from(long ordinal) {
            return Flux.fromIterable(ids).skip(ordinal);
        }
    }
}
