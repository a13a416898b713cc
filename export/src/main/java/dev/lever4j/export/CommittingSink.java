package dev.lever4j.export;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Gathers batches into commits, one after the other, and moves the checkpoint on with each. For one run. */
final class CommittingSink implements ExportSink {
    /** Of 100 records each; four times as many may wait. */
    private static final int PAGES = 16;

    /** They are small, come in order, and a late one must not hold up the rest. */
    private static final int CHILD_LISTS = 128;

    /** What a kill may cost. */
    private static final Duration LATEST = Duration.ofSeconds(2);

    private final Commits place;
    private volatile @Nullable Checkpoint reached;

    CommittingSink(Commits place) {
        this.place = place;
    }

    @Override
    public Mono<Checkpoint> begin(Mono<Checkpoint> fresh) {
        return place.last()
                .doOnNext(last -> reached = last)
                .switchIfEmpty(fresh.delayUntil(begun -> keep(List.of(), begun)));
    }

    @Override
    public Mono<Parents> held() {
        return place.kept();
    }

    @Override
    public Flux<Durable> write(Flux<Batch> batches) {
        return Flux.defer(() -> batches.bufferTimeout(reached().isListed() ? CHILD_LISTS : PAGES, LATEST, true)
                .concatMap(this::keep, 1));
    }

    private Mono<Durable> keep(List<Batch> batches) {
        List<Position> positions = batches.stream().map(Batch::position).toList();
        long rows = batches.stream().mapToLong(batch -> batch.rows().size()).sum();
        Checkpoint after = reached();
        for (Position position : positions) {
            after = after.after(position);
        }
        return keep(batches, after).map(news -> new Durable(positions, rows, news));
    }

    @Override
    public Mono<Parents> listed(Position.Listed position) {
        return Mono.defer(() -> keep(List.of(), reached().after(position)))
                .then(Mono.defer(place::kept))
                .defaultIfEmpty(new NotKept());
    }

    @Override
    public Mono<Void> finish(ExportReport report) {
        return place.finish(report);
    }

    private Mono<Long> keep(List<Batch> batches, Checkpoint after) {
        return place.keep(new Commit(batches, after))
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("Commits.keep() completed without a number;"
                        + " it must emit how many records were new, and 0 if none was")))
                .doOnNext(news -> reached = after);
    }

    private Checkpoint reached() {
        return Objects.requireNonNull(reached, "an export begins with begin");
    }

    /** Nobody asks, unless something lies under the records. */
    private static final class NotKept implements Parents {
        @Override
        public long count() {
            throw new IllegalStateException(
                    "what lies under the records is to be exported, and Commits.kept() does not say which they are");
        }

        @Override
        public Flux<String> from(long ordinal) {
            return Flux.error(() -> new IllegalStateException("no records are kept"));
        }
    }
}
