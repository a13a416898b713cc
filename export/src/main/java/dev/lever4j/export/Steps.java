package dev.lever4j.export;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.util.context.Context;

/**
 * A sequence taken one by one, as far apart as one likes. Each step is subscribed to after the one before has ended.
 */
final class Steps<T> extends BaseSubscriber<T> {
    private final Flux<T> source;
    private final AtomicReference<@Nullable MonoSink<T>> waiting = new AtomicReference<>();
    private boolean begun;

    Steps(Flux<T> source) {
        this.source = source;
    }

    /** The next one, empty at the end; cancelling it ends the sequence. */
    Mono<T> next() {
        return Mono.create(sink -> {
            sink.onCancel(this);
            waiting.set(sink);
            if (begun) {
                request(1);
            } else {
                begun = true;
                source.subscribe(this);
            }
        });
    }

    @Override
    public Context currentContext() {
        MonoSink<T> sink = waiting.get();
        return sink == null ? Context.empty() : Context.of(sink.contextView());
    }

    @Override
    protected void hookOnSubscribe(Subscription subscription) {
        request(1);
    }

    @Override
    protected void hookOnNext(T value) {
        MonoSink<T> sink = waiting.getAndSet(null);
        if (sink != null) {
            sink.success(value);
        }
    }

    @Override
    protected void hookOnComplete() {
        MonoSink<T> sink = waiting.getAndSet(null);
        if (sink != null) {
            sink.success();
        }
    }

    @Override
    protected void hookOnError(Throwable cause) {
        MonoSink<T> sink = waiting.getAndSet(null);
        if (sink != null) {
            sink.error(cause);
        }
    }
}
