package dev.lever4j.it.rivals;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.lever4j.it.faults.judge.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What careful people put around a blocking client. */
final class ByHand {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "by-hand");
        thread.setDaemon(true);
        return thread;
    });

    private ByHand() {}

    /** After what passes, a read is sent again. Writes are not: nobody knows whether they were done. */
    static <T> T read(Callable<T> once) throws Exception {
        return read(once, ByHand::passes);
    }

    static <T> T read(Callable<T> once, Predicate<Exception> passes) throws Exception {
        return within(() -> tried(once, passes));
    }

    /** Ends in time, whatever the library makes of its timeouts. */
    static <T> T within(Callable<T> call) throws Exception {
        Future<T> running = THREADS.submit(call);
        try {
            return running.get(Place.BOUND.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        } finally {
            running.cancel(true);
        }
    }

    private static <T> T tried(Callable<T> once, Predicate<Exception> passes) throws Exception {
        for (int tries = 1; ; tries++) {
            try {
                return once.call();
            } catch (Exception failed) {
                if (tries == Place.TRIES || !passes.test(failed)) {
                    throw failed;
                }
            }
            // which is how it is written
            Thread.sleep(Place.WAIT.toMillis() << tries);
        }
    }

    /** What the network did, and what a server says that is busy; JSON stays as wrong as it is. */
    static boolean passes(Throwable failed) {
        return failed instanceof HttpStatusException status
                ? status.passes()
                : failed instanceof IOException && !(failed instanceof JsonProcessingException);
    }

    /** The one line for whoever knows how long a file is. */
    static void sized(Path file, long size) throws IOException {
        if (size >= 0 && Files.size(file) != size) {
            throw new IOException("not the size that it should be");
        }
    }
}
