package dev.lever4j.client;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.transport.BodyTaker;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/** Hands what a body is made of to one subscriber as it comes, one for each that was asked for. */
final class StreamTaker<R> implements BodyTaker {
    private static final int AHEAD = 8;

    private final FluxSink<R> sink;
    private final Scheduler scheduler;
    private final Reading<R> reading;
    private final boolean anywhere;
    private @Nullable Parts current;
    private boolean asked;
    private volatile boolean begun;

    /** What an attempt's body is made of. The parts come on the scheduler, and so must what is made of them. */
    @FunctionalInterface
    interface Reading<R> {
        Flux<R> read(HttpReply head, Flux<ByteBuffer> parts);
    }

    /** @param anywhere as {@link #mayComeFromElsewhere} */
    private StreamTaker(FluxSink<R> sink, Scheduler scheduler, Reading<R> reading, boolean anywhere) {
        this.sink = sink;
        this.scheduler = scheduler;
        this.reading = reading;
        this.anywhere = anywhere;
    }

    /** What one call is made of, for each subscription, which is asked by a taker of its own. */
    static <R> Flux<R> stream(
            Scheduler scheduler, Reading<R> reading, boolean anywhere, Function<BodyTaker, Mono<?>> ask) {
        return Flux.create(
                sink -> {
                    StreamTaker<R> taker = new StreamTaker<>(sink, scheduler, reading, anywhere);
                    sink.onRequest(more -> taker.pull());
                    sink.onDispose(ask.apply(taker)
                            // what breaks as it is given up is nobody's error
                            .onErrorComplete(late -> sink.isCancelled())
                            .contextWrite(sink.contextView())
                            .subscribe(head -> {}, sink::error, sink::complete));
                },
                FluxSink.OverflowStrategy.ERROR);
    }

    @Override
    public Mono<Void> take(HttpReply head, Flux<ByteBuffer> parts) {
        return Mono.create(done -> {
            Parts taken = new Parts(done);
            done.onDispose(taken);
            reading.read(head, parts.publishOn(scheduler, AHEAD)).subscribe(taken);
        });
    }

    @Override
    public boolean canStartOver() {
        return !begun;
    }

    @Override
    public boolean mayComeFromElsewhere() {
        return anywhere;
    }

    /** Asks for one more where the subscriber waits for one; called whenever that may have changed. */
    private void pull() {
        Parts ready = ready();
        if (ready != null) {
            // not under the lock: what is at hand may be emitted at once, and a subscriber may do anything
            ready.request(1);
        }
    }

    private synchronized @Nullable Parts ready() {
        if (current == null || asked || sink.requestedFromDownstream() == 0) {
            return null;
        }
        asked = true;
        return current;
    }

    private void attach(Parts parts) {
        synchronized (this) {
            current = parts;
            asked = false;
        }
        pull();
    }

    private void emit(R part) {
        begun = true;
        sink.next(part);
        synchronized (this) {
            asked = false;
        }
        pull();
    }

    /** One attempt's body. */
    private final class Parts extends BaseSubscriber<R> {
        private final MonoSink<Void> done;

        Parts(MonoSink<Void> done) {
            this.done = done;
        }

        @Override
        public Context currentContext() {
            return Context.of(done.contextView());
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            attach(this);
        }

        @Override
        protected void hookOnNext(R part) {
            emit(part);
        }

        @Override
        protected void hookOnComplete() {
            done.success();
        }

        @Override
        protected void hookOnError(Throwable error) {
            done.error(error);
        }
    }
}
