package dev.lever4j.tokenstore.file;

import dev.lever4j.error.TokenStoreException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * Blocking work on the bounded elastic scheduler. Cancelling it ends a wait for the lock and never interrupts what has
 * begun: a file that is being written is written to its end.
 */
final class OffLoop {
    interface Work<T> {
        @Nullable
        T run(BooleanSupplier givenUp) throws IOException;
    }

    private OffLoop() {}

    /** @param what begins the message of a failure */
    static <T> Mono<T> call(String what, Work<T> work) {
        return Mono.create(sink -> {
            AtomicBoolean givenUp = new AtomicBoolean();
            sink.onCancel(() -> givenUp.set(true));
            Schedulers.boundedElastic().schedule(() -> run(what, work, givenUp::get, sink));
        });
    }

    private static <T> void run(String what, Work<T> work, BooleanSupplier givenUp, MonoSink<T> sink) {
        if (givenUp.getAsBoolean()) {
            return;
        }
        try {
            sink.success(work.run(givenUp));
        } catch (Throwable e) {
            if (!givenUp.getAsBoolean()) {
                sink.error(asStoreFailure(what, e));
            }
        }
    }

    private static Throwable asStoreFailure(String what, Throwable e) {
        return e instanceof TokenStoreException || e instanceof Error
                ? e
                : new TokenStoreException(what + "; check the disk and your rights to it", e);
    }
}
