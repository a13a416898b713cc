package dev.lever4j.export;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/** A few ids of parents in advance. They come from one thread and are taken by another. */
final class ParentQueue {
    private static final int AHEAD = 32;

    private final Flux<String> source;
    private final Queue<String> ids = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Throwable> error = new AtomicReference<>();
    private final Feed feed = new Feed();
    private volatile boolean complete;
    private Runnable wake = () -> {};
    private int taken;

    ParentQueue(Flux<String> source) {
        this.source = source;
    }

    void begin(Runnable whenMoreIsThere) {
        wake = whenMoreIsThere;
        source.subscribe(feed);
    }

    /** The next one; null if it is not there yet, or there is none. What the source failed with is thrown. */
    @Nullable
    String poll() {
        String id = ids.poll();
        if (id == null) {
            throwError();
        } else if (++taken == AHEAD / 2) {
            feed.request(taken);
            taken = 0;
        }
        return id;
    }

    private void throwError() {
        Throwable cause = error.get();
        if (cause instanceof RuntimeException known) {
            throw known;
        }
        if (cause != null) {
            throw new IllegalStateException("the parents could not be read", cause);
        }
    }

    /** Whether all have been taken. */
    boolean isOver() {
        return complete && ids.isEmpty();
    }

    void end() {
        feed.dispose();
    }

    private final class Feed extends BaseSubscriber<String> {
        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            request(AHEAD);
        }

        @Override
        protected void hookOnNext(String id) {
            ids.add(id);
            wake.run();
        }

        @Override
        protected void hookOnError(Throwable cause) {
            error.set(cause);
            wake.run();
        }

        @Override
        protected void hookOnComplete() {
            complete = true;
            wake.run();
        }
    }
}
