package dev.lever4j.export;

import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** One run of an export into a sink, phase after phase. */
final class SinkRun {
    /** Does not look on. */
    static final Consumer<ExportStatus> NOBODY = status -> {};

    private static final int MOST_PASSES = 3;
    private static final int LONG = 50;

    private final Engine engine;
    private final What what;
    private final ExportSink sink;
    private final Tally tally;
    private final TimeAndChance time;
    private final Consumer<ExportStatus> listener;

    // one phase after the other, and within one signal after signal
    private final long begunAt;
    private long finishingAt;
    private int passes;
    private final DoubleSupplier limit;
    private final Forecast forecast;
    private final Outlook outlook;
    private final Sinks.Empty<Void> isLong = Sinks.empty();
    private boolean settled;
    private Position.InFanOut fannedOut = Checkpoint.NO_TASK;

    SinkRun(
            Engine engine,
            What what,
            ExportSink sink,
            Tally tally,
            TimeAndChance time,
            DoubleSupplier limit,
            Consumer<ExportStatus> listener) {
        this.engine = engine;
        this.what = what;
        this.sink = sink;
        this.tally = tally;
        this.time = time;
        this.listener = listener;
        this.begunAt = time.ticker().getAsLong();
        this.limit = limit;
        this.forecast = new Forecast(limit);
        this.outlook = new Outlook(what, tally);
    }

    Mono<ExportReport> run() {
        sink.counting(tally::counts);
        sink.limiting(limit);
        sink.making(this::made);
        return sink.begin(engine.begin())
                .doOnNext(what::check)
                .flatMap(from -> sameAccount(from)
                        .then(Mono.defer(() -> lists(from)))
                        .flatMap(parents -> children(parents, from))
                        .then(Mono.defer(this::files))
                        .then(Mono.defer(() -> finish(from))));
    }

    private Mono<Void> sameAccount(Checkpoint from) {
        return isFresh(from) ? Mono.empty() : sink.held().flatMap(engine::sameAccount);
    }

    private static boolean isFresh(Checkpoint from) {
        return from.equals(Checkpoint.fresh(from.origin()));
    }

    private Mono<Parents> lists(Checkpoint from) {
        Mono<Boolean> settling = from.isListed()
                ? Mono.just(from.isSettled())
                : sizing(from, write(ExportStatus.Phase.LIST, engine.list(from), -1))
                        .then(pass(from, 1));
        return settling.flatMap(last -> {
            settled = last;
            return sink.listed(new Position.Listed(last));
        });
    }

    /** Beside a list that turns out to be long: whoever looks on wants to know how long. */
    private Mono<Long> sizing(Checkpoint from, Mono<Long> listing) {
        if (!isFresh(from)) {
            outlook.resumed();
            return listing;
        }
        Mono<Long> beside = isLong.asMono()
                .publishOn(time.scheduler())
                .then(Mono.defer(() -> engine.records(from)))
                .doOnNext(outlook::estimated)
                // without it the slices are asked
                .onErrorComplete()
                .then(Mono.never());
        return listener == NOBODY ? listing : Mono.firstWithSignal(listing, beside);
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
        fannedOut = from.fanOut();
        int each = what.asked().size();
        return each == 0
                ? Mono.empty()
                : write(
                                ExportStatus.Phase.CHILDREN,
                                engine.fanOut(parents, from),
                                parents.count() * each - from.fanOut().next())
                        .then();
    }

    private Mono<Void> files() {
        Progress progress = new Progress(ExportStatus.Phase.DOWNLOADS, 0);
        return sink.files(engine.files(progress::expect, progress::emitted))
                .doOnNext(progress::durable)
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
                fannedOut.refused(),
                fannedOut.failed());
        finishingAt = time.ticker().getAsLong();
        return sink.finish(report).thenReturn(report);
    }

    private void made(long rows, long bytes, long all) {
        Duration elapsed = time.since(finishingAt);
        Duration left = bytes == 0 ? null : elapsed.multipliedBy(all - bytes).dividedBy(bytes);
        listener.accept(new ExportStatus(ExportStatus.Phase.CONVERTING, rows, bytes, all, elapsed, left));
    }

    /** Emits how much of it was news. */
    private Mono<Long> write(ExportStatus.Phase phase, Flux<Batch> batches, long expected) {
        return Mono.defer(() -> {
            Progress progress = new Progress(phase, expected);
            return sink.write(batches.doOnNext(batch -> progress.emitted()))
                    .doOnNext(progress::durable)
                    .reduce(0L, (news, durable) -> news + durable.news());
        });
    }

    /** Of one phase. */
    private final class Progress {
        private final ExportStatus.Phase phase;
        private volatile long expected;
        private final long startedAt = time.ticker().getAsLong();
        private final AtomicLong emitted = new AtomicLong();
        private long done;
        private long rows;

        Progress(ExportStatus.Phase phase, long expected) {
            this.phase = phase;
            this.expected = expected;
            forecast.begin(startedAt, outlook.answers());
        }

        void expect(long more) {
            expected = more;
        }

        void emitted() {
            outlook.answered();
            if (emitted.incrementAndGet() == LONG) {
                isLong.tryEmitEmpty();
            }
        }

        void durable(Durable durable) {
            done += phase == ExportStatus.Phase.DOWNLOADS
                    ? durable.rows()
                    : durable.positions().size();
            rows += durable.rows();
            for (Position position : durable.positions()) {
                fannedOut = position instanceof Position.InFanOut at ? at : fannedOut;
            }
            listener.accept(new ExportStatus(phase, rows, done, expected(), time.since(startedAt), left()));
        }

        private long expected() {
            long more = outlook.pages(emitted.get());
            return phase != ExportStatus.Phase.LIST || more < 0 ? expected : emitted.get() + more;
        }

        private @Nullable Duration left() {
            long toCome = switch (phase) {
                case LIST -> outlook.beyondList(emitted.get());
                case CLOSING -> outlook.beyondClosing();
                case CHILDREN, DOWNLOADS, CONVERTING -> expected - emitted.get();
            };
            return forecast.left(time.ticker().getAsLong(), outlook.answers(), toCome);
        }
    }
}
