package dev.lever4j.tokenstore.file;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs a thread to its end and passes on what it failed with. */
final class FailedThread {
    private FailedThread() {}

    static void join(Thread thread) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        thread.setUncaughtExceptionHandler((ended, error) -> failure.set(error));
        thread.start();
        try {
            thread.join(60_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        Throwable error = failure.get();
        if (thread.isAlive() || error != null) {
            throw new AssertionError("the thread failed, or is still waiting", error);
        }
    }
}
