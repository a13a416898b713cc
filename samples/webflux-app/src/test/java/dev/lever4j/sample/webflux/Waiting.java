package dev.lever4j.sample.webflux;

import static dev.lever4j.sample.webflux.RunningApp.SOON;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Flux;

/** For what happens soon, and nobody tells. */
final class Waiting {
    private Waiting() {}

    static void until(BooleanSupplier happened) {
        Flux.interval(Duration.ofMillis(10))
                .takeUntil(tick -> happened.getAsBoolean())
                .blockLast(SOON);
    }

    static void until(Future<?> done) {
        try {
            done.get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
