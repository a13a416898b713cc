package dev.lever4j.client.transport;

import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Cancels a request on the event loop of its connection. Asked for from another thread, the close could still be under
 * way while the answer's last byte gives the connection back and the next request goes out on it. What comes of the
 * request after it was cancelled is told to nobody: until the loop gets to it the connection may well break, and that
 * is no error of anybody's.
 */
final class LoopCancel {
    private volatile @Nullable EventLoop loop;

    /** Called before the first byte goes out. */
    void on(EventLoop ofConnection) {
        loop = ofConnection;
    }

    <T> Mono<T> guard(Mono<T> answer) {
        return answer.transform(Operators.<T, T>lift((source, asker) -> new Guarded<>(asker)));
    }

    private void cancel(Subscription running) {
        EventLoop known = loop;
        if (known == null || known.inEventLoop()) {
            running.cancel();
            return;
        }
        try {
            known.execute(running::cancel);
        } catch (RejectedExecutionException closed) {
            running.cancel();
        }
    }

    private final class Guarded<T> implements CoreSubscriber<T>, Subscription {
        private final CoreSubscriber<? super T> asker;
        private final AtomicBoolean over = new AtomicBoolean();
        private @Nullable Subscription running;

        Guarded(CoreSubscriber<? super T> asker) {
            this.asker = asker;
        }

        @Override
        public Context currentContext() {
            return asker.currentContext();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            running = subscription;
            asker.onSubscribe(this);
        }

        @Override
        public void onNext(T answer) {
            if (!over.get()) {
                asker.onNext(answer);
            }
        }

        @Override
        public void onError(Throwable error) {
            if (over.compareAndSet(false, true)) {
                asker.onError(error);
            }
        }

        @Override
        public void onComplete() {
            if (over.compareAndSet(false, true)) {
                asker.onComplete();
            }
        }

        @Override
        public void request(long more) {
            if (running != null) {
                running.request(more);
            }
        }

        @Override
        public void cancel() {
            if (over.compareAndSet(false, true) && running != null) {
                LoopCancel.this.cancel(running);
            }
        }
    }
}
