package dev.lever4j.export;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.changes.ChangePosition;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One sync into a place. */
final class SyncRun {
    private final SyncEngine engine;
    private final What what;
    private final SyncTarget target;
    private final Tally tally;
    private final TimeAndChance time;
    private final Consumer<SyncStatus> listener;
    private final long begunAt;

    // batches come one after the other
    private long rows;
    private long gone;

    SyncRun(
            SyncEngine engine,
            What what,
            SyncTarget target,
            Tally tally,
            TimeAndChance time,
            Consumer<SyncStatus> listener) {
        this.engine = engine;
        this.what = what;
        this.target = target;
        this.tally = tally;
        this.time = time;
        this.listener = listener;
        this.begunAt = time.ticker().getAsLong();
    }

    Mono<SyncReport> run() {
        engine.check();
        target.counting(tally::counts);
        return target.begin()
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("SyncTarget.begin() completed without a word;"
                        + " it must say where the place stands, or end with an error if nothing is in it")))
                .doOnNext(standing -> what.check(standing.export()))
                .flatMap(standing -> target.held()
                        .defaultIfEmpty(SyncEngine.NOBODY)
                        .delayUntil(engine::sameAccount)
                        .flatMap(held -> engine.isFollowed() ? changed(standing, held) : anew(standing)))
                .flatMap(target::finish)
                .delayUntil(done -> target.files(engine.files()).then());
    }

    private Mono<SyncReport> changed(SyncTarget.Standing standing, Parents held) {
        Checkpoint export = standing.export();
        ChangePosition from =
                Objects.requireNonNullElseGet(standing.position(), () -> ChangePosition.since(export.startedAt()));
        return engine.changed(export, from, held, Flux.defer(target::untold))
                .concatMap(batch -> target.keep(batch).thenReturn(batch), 0)
                .doOnNext(batch -> told(batch.rows().size(), batch.gone().size()))
                .last()
                .map(last -> report(from.since(), last.position().since(), engine.isFull(last.position())));
    }

    private Mono<SyncReport> anew(SyncTarget.Standing standing) {
        Instant now = time.now();
        return target.replace(engine.anew(standing.export())
                        .doOnNext(batch -> told(batch.rows().size(), 0)))
                .then(Mono.fromSupplier(() -> report(standing.export().startedAt(), now, true)));
    }

    private void told(long moreRows, long moreGone) {
        rows += moreRows;
        gone += moreGone;
        listener.accept(new SyncStatus(tally.rows(what.root()), rows, gone, time.since(begunAt)));
    }

    private SyncReport report(Instant from, Instant until, boolean full) {
        return new SyncReport(
                what.root(),
                from,
                until,
                full,
                time.since(begunAt),
                tally.counts(),
                engine.refused(),
                engine.failed(),
                Map.of());
    }
}
