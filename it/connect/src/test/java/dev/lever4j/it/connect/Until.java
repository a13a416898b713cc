package dev.lever4j.it.connect;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/** Waits for what comes by itself. */
final class Until {
    private static final Duration STEP = Duration.ofMillis(100);

    private Until() {}

    /**
     * Returns once the condition neither fails nor is false.
     *
     * @param otherwise is added to the error, such as what a log says
     */
    static void holds(String what, Duration limit, Callable<Boolean> condition, Supplier<String> otherwise) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            Mono.fromCallable(condition)
                    .filter(yes -> yes)
                    .single()
                    .subscribeOn(Schedulers.boundedElastic()) // each time anew
                    .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, STEP).filter(no -> System.nanoTime() - end < 0))
                    .block(limit.plusSeconds(60));
        } catch (RuntimeException never) {
            throw new AssertionError(what + ": not within " + limit + "\n" + otherwise.get(), never);
        }
    }

    static void holds(String what, Duration limit, Callable<Boolean> condition) {
        holds(what, limit, condition, () -> "");
    }
}
