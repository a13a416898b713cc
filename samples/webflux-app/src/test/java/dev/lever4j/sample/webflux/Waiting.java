package dev.lever4j.sample.webflux;

import static dev.lever4j.sample.webflux.RunningApp.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import reactor.core.publisher.Flux;

/** For what happens soon, and nobody tells. */
final class Waiting {
    private Waiting() {}

    static void until(BooleanSupplier happened) {
        boolean did = Flux.interval(Duration.ofMillis(20))
                .take(SOON)
                .toStream()
                .anyMatch(tick -> happened.getAsBoolean()); // on this thread, which may block
        assertThat(did).as("it happened soon").isTrue();
    }

    static void until(Future<?> done) {
        try {
            done.get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
