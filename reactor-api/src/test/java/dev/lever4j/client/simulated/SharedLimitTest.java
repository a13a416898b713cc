package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.Lane;
import dev.lever4j.client.LeverClient;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.Ledger;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** More calls than the limit lets through, on the wall clock; bounds leave room for a busy machine. */
class SharedLimitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A cut and its pause take half a second each, and the server first hands out what it has at hand. */
    @Test
    void settlesWithinSecondsAfterTheLimitWasHalved() {
        // before the halving more than is asked for, so that no delay of this machine draws a 429
        Simulator lever = Simulator.builder().rate(100, 400).start();
        try (SimulatedAccount account = SimulatedAccount.with(lever, new RateLimit(100, 18))) {
            Disposable load = Flux.range(0, Integer.MAX_VALUE)
                    .flatMap(i -> stage(account.client).onErrorComplete(RateLimitedException.class), 30)
                    .subscribe();
            pass(Duration.ofMillis(500));
            assertThat(throttled(lever)).isZero();
            lever.controls().rate(50, 20);
            pass(Duration.ofSeconds(3));
            lever.ledger().clear();
            pass(Duration.ofSeconds(5));
            load.dispose();

            // 250 permits come in; a rate that is not cut draws a 429 after each pause, six of them or more
            assertThat(throttled(lever)).isLessThanOrEqualTo(3);
            assertThat(lever.ledger().apiRequests()).hasSizeGreaterThan(100);
        }
    }

    /** Both lanes wait for one token, so that the order in which they get it is not that of this machine's threads. */
    @Test
    void interactiveCallsOvertakeAThousandQueuedBackgroundCallsWhichStillMove() {
        Simulator lever = SimulatedAccount.unlimited();
        try (SimulatedAccount account = SimulatedAccount.with(lever, new RateLimit(100, 1))) {
            LeverClient patient = account.client.with(options -> options.lane(Lane.BACKGROUND));
            Gate token = lever.controls().hold("POST", "/oauth/token");
            Disposable queued =
                    Flux.range(0, 1_000).flatMap(i -> stage(patient), 1_000).subscribe();
            StepVerifier.create(Flux.range(0, 40)
                            .flatMap(i -> account.client.tags().list().items().then(), 40)
                            .then())
                    .then(token::open)
                    .expectComplete()
                    .verify(PATIENCE);
            queued.dispose();
            List<String> paths = lever.ledger().apiRequests().stream()
                    .map(Ledger.Entry::path)
                    .toList();
            int last = paths.lastIndexOf("/v1/tags");
            assertThat(paths.subList(0, last).stream().filter(path -> path.startsWith("/v1/stages")))
                    .hasSizeBetween(5, 25);

            // those who left take no turn: nobody is in the way of the next call
            lever.ledger().clear();
            StepVerifier.create(stage(patient))
                    .expectNextCount(1)
                    .expectComplete()
                    .verify(PATIENCE);
            assertThat(lever.ledger().apiRequests()).hasSizeLessThan(10);
        }
    }

    private static Mono<?> stage(LeverClient client) {
        return client.stages().get("lead-new");
    }

    private static int throttled(Simulator lever) {
        return (int) lever.ledger().apiRequests().stream()
                .filter(request -> request.status() == 429)
                .count();
    }

    private static void pass(Duration time) {
        Mono.delay(time).block(PATIENCE);
    }
}
