package dev.lever4j.export;

import dev.lever4j.client.TimeAndChance;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One run of an export into a sink, phase after phase. */
final class SinkRun {
    private static final int MOST_PASSES = 3;

    private final Engine engine;
    private final What what;
    private final ExportSink sink;
    private final Tally tally;
    private final TimeAndChance time;
    private final Consumer<ExportStatus> listener;

    // one phase after the other, and within one signal after signal
    private final long begunAt;
    private int passes;
    private boolean settled;
    private long refused;

    SinkRun(
            Engine engine,
            What what,
            ExportSink sink,
            Tally tally,
            TimeAndChance time,
            Consumer<ExportStatus> listener) {
        this.engine = engine;
        this.what = what;
        this.sink = sink;
        this.tally = tally;
        this.time = time;
        this.listener = listener;
        this.begunAt = time.ticker().getAsLong();
    }

    Mono<ExportReport> run() {
        sink.counting(tally::counts);
        return sink.begin(engine.begin())
                .doOnNext(what::check)
                .flatMap(from ->
                        lists(from).flatMap(parents -> children(parents, from)).then(Mono.defer(() -> finish(from))));
    }

    private Mono<Parents> lists(Checkpoint from) {
        Mono<Boolean> settling = from.isListed()
                ? Mono.just(from.isSettled())
                : write(ExportStatus.Phase.LIST, engine.list(from), -1).then(pass(from, 1));
        return settling.flatMap(last -> {
            settled = last;
            return sink.listed(new Position.Listed(last));
        });
    }

    /** Another pass as long as the one before found something, but not for ever. */
    private Mono<Boolean> pass(Checkpoint from, int number) {
        if (!engine.moves()) {
            return Mono.just(true);
        }
        // a pass that was interrupted is not gone on with: what it had found is not known any more
        int named = from.closingPasses() + number;
        return Mono.defer(() -> {
            passes = number;
            return write(ExportStatus.Phase.CLOSING, engine.closing(from, named), -1)
                    .flatMap(
                            news -> news == 0 || number == MOST_PASSES ? Mono.just(news == 0) : pass(from, number + 1));
        });
    }

    private Mono<Void> children(Parents parents, Checkpoint from) {
        refused = from.fanOut().refused();
        int each = what.asked().size();
        return each == 0
                ? Mono.empty()
                : write(
                                ExportStatus.Phase.CHILDREN,
                                engine.fanOut(parents, from),
                                parents.count() * each - from.fanOut().next())
                        .then();
    }

    private Mono<ExportReport> finish(Checkpoint from) {
        ExportReport report = new ExportReport(
                what.root(),
                from.startedAt(),
                time.since(begunAt),
                from.confidential(),
                tally.counts(),
                passes,
                settled,
                refused);
        return sink.finish(report).thenReturn(report);
    }

    /** Emits how much of it was news. */
    private Mono<Long> write(ExportStatus.Phase phase, Flux<Batch> batches, long expected) {
        return Mono.defer(() -> {
            Progress progress = new Progress(phase, expected);
            return sink.write(batches.doOnNext(batch -> progress.emitted++))
                    .doOnNext(progress::durable)
                    .reduce(0L, (news, durable) -> news + durable.news());
        });
    }

    /** Of one phase. */
    private final class Progress {
        private final ExportStatus.Phase phase;
        private final long expected;
        private final long startedAt = time.ticker().getAsLong();
        private volatile long emitted;
        private long done;
        private long rows;

        Progress(ExportStatus.Phase phase, long expected) {
            this.phase = phase;
            this.expected = expected;
        }

        void durable(Durable durable) {
            done += durable.positions().size();
            rows += durable.rows();
            for (Position position : durable.positions()) {
                refused = position instanceof Position.InFanOut at ? at.refused() : refused;
            }
            listener.accept(new ExportStatus(phase, rows, done, expected(), time.since(startedAt)));
        }

        private long expected() {
            long more = tally.expected();
            return phase != ExportStatus.Phase.LIST || more < 0 ? expected : emitted + more;
        }
    }
}
