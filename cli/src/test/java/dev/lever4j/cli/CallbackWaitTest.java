package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.connect.ConnectResult;
import dev.lever4j.auth.connect.ConnectResult.NotConnected;
import dev.lever4j.auth.connect.ConnectResult.Reason;
import dev.lever4j.error.TokenStoreException;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class CallbackWaitTest {
    private static final Secret STATE = Secret.of("state-1");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration ALMOST = Duration.ofMinutes(10).minusMillis(1);

    private static NotConnected not(Reason reason) {
        return new NotConnected(reason, "why", "");
    }

    private static Mono<ConnectResult> wait(Flux<Arrival> arrivals, Supplier<Mono<ConnectResult>> completing) {
        Scheduler scheduler = Schedulers.parallel();
        return new CallbackWait(STATE, query -> completing.get(), scheduler).result(arrivals);
    }

    private static Arrival arrival(String query) {
        Arrival arrival = new Arrival(query);
        // its browser has been told at once
        arrival.wasServed();
        return arrival;
    }

    private static void endsExpired(StepVerifier.FirstStep<ConnectResult> waiting) {
        waiting.expectSubscription()
                .expectNoEvent(ALMOST)
                .thenAwait(Duration.ofMillis(1))
                .assertNext(
                        result -> assertThat(((NotConnected) result).reason()).isEqualTo(Reason.EXPIRED))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void nobodyIsWaitedForTenMinutes() {
        endsExpired(StepVerifier.withVirtualTime(() -> wait(Flux.never(), Mono::never)));
    }

    @Test
    void strangersNeitherEndTheWaitNorMakeItLonger() {
        Flux<Arrival> strangers = Flux.just(arrival("code=c&state=other"), arrival("nonsense"));
        endsExpired(StepVerifier.withVirtualTime(
                () -> wait(strangers.concatWith(Flux.never()), () -> Mono.just(not(Reason.STATE_MISMATCH)))));
    }

    @Test
    void whoCameInTimeIsWaitedFor() {
        Duration longer = Duration.ofMinutes(12);
        StepVerifier.withVirtualTime(() -> wait(
                        Flux.just(arrival("code=c&state=state-1")).concatWith(Flux.never()),
                        () -> Mono.<ConnectResult>just(not(Reason.CODE_REFUSED)).delayElement(longer)))
                .expectSubscription()
                .expectNoEvent(longer.minusMillis(1))
                .thenAwait(Duration.ofMillis(1))
                .expectNext(not(Reason.CODE_REFUSED))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void theEndWaitsUntilTheBrowserHasBeenToldButNotForLong() {
        Arrival slow = new Arrival("error=access_denied&state=state-1");
        StepVerifier.withVirtualTime(
                        () -> wait(Flux.just(slow).concatWith(Flux.never()), () -> Mono.just(not(Reason.DENIED))))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(4))
                .then(slow::wasServed)
                .expectNext(not(Reason.DENIED))
                .expectComplete()
                .verify(LIMIT);
        StepVerifier.withVirtualTime(() -> wait(
                        Flux.just(new Arrival("error=access_denied&state=state-1"))
                                .concatWith(Flux.never()),
                        () -> Mono.just(not(Reason.DENIED))))
                .expectSubscription()
                .thenAwait(Duration.ofSeconds(5))
                .expectNext(not(Reason.DENIED))
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void aFailureReachesBrowserAndCommand() {
        Arrival arrival = arrival("code=c&state=state-1");
        StepVerifier.create(wait(
                        Flux.just(arrival).concatWith(Flux.never()),
                        () -> Mono.error(new TokenStoreException("/secret/path", null))))
                .expectError(TokenStoreException.class)
                .verify(LIMIT);
        StepVerifier.create(arrival.page())
                .assertNext(page -> {
                    assertThat(page.status()).isEqualTo(500);
                    assertThat(page.html()).contains("The terminal says why").doesNotContain("/secret/path");
                })
                .expectComplete()
                .verify(LIMIT);
    }
}
