package dev.lever4j.client;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.transport.BodyTaker;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/** Hands a body's buffers to one subscriber, one for each that was asked for. */
final class BufferTaker implements BodyTaker {
    private static final int AHEAD = 8;

    private final FluxSink<ByteBuffer> sink;
    private final SizeRule sizes;
    private final Scheduler scheduler;
    private @Nullable Parts current;
    private boolean asked;
    private volatile boolean begun;

    BufferTaker(FluxSink<ByteBuffer> sink, SizeRule sizes, Scheduler scheduler) {
        this.sink = sink;
        this.sizes = sizes;
        this.scheduler = scheduler;
    }

    @Override
    public Mono<Void> take(HttpReply head, Flux<ByteBuffer> parts) {
        return Mono.create(done -> {
            Parts taken = new Parts(done);
            done.onDispose(taken);
            sizes.enforce(head, parts).publishOn(scheduler, AHEAD).subscribe(taken);
        });
    }

    @Override
    public boolean canStartOver() {
        return !begun;
    }

    /** Asks for one more where the subscriber waits for one; called whenever that may have changed. */
    synchronized void pull() {
        if (current != null && !asked && sink.requestedFromDownstream() > 0) {
            asked = true;
            current.request(1);
        }
    }

    private synchronized void attach(Parts parts) {
        current = parts;
        asked = false;
        pull();
    }

    private void emit(ByteBuffer part) {
        begun = true;
        sink.next(part);
        synchronized (this) {
            asked = false;
        }
        pull();
    }

    /** One attempt's body. */
    private final class Parts extends BaseSubscriber<ByteBuffer> {
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
        protected void hookOnNext(ByteBuffer part) {
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
