package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.LeverResources;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.model.Stage;
import dev.lever4j.simulator.Gate;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.test.StepVerifier;

class RefreshUnderLoadTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALLS = 1_000;

    /** A thousand calls wait for a connection as long as this machine needs to answer them. */
    private final LeverResources resources =
            LeverResources.builder().acquireTimeout(PATIENCE).build();

    private final SimulatedAccount account = SimulatedAccount.connected(resources);

    @AfterEach
    void close() {
        account.close();
        resources.closeGracefully(PATIENCE).block(PATIENCE);
    }

    @Test
    void aThousandCallsWithoutATokenShareOneRefresh() {
        StepVerifier.create(atOnce(CALLS, stage()))
                .expectNextCount(CALLS)
                .expectComplete()
                .verify(PATIENCE);

        assertThat(account.lever.ledger().tokenRequests()).hasSize(1);
        assertThat(account.lever.ledger().apiRequests()).hasSize(CALLS);
    }

    @Test
    void aThousandCallsWhoseTokenTheServerNoLongerAcceptsShareOneRefresh() {
        warmUp();
        account.lever.controls().expireAccessTokens();

        StepVerifier.create(atOnce(CALLS, stage()))
                .expectNextCount(CALLS)
                .expectComplete()
                .verify(PATIENCE);

        assertThat(account.lever.ledger().tokenRequests()).hasSize(1);
        assertThat(account.lever.ledger().refreshTokenReuses()).isZero();
        assertThat(account.lever.ledger().apiRequests()).hasSizeLessThanOrEqualTo(2 * CALLS);
    }

    @Test
    void callersThatLeaveDuringASlowRefreshDisturbNobody() {
        warmUp();
        account.lever.controls().expireAccessTokens();
        account.lever.controls().tokenLatency(Duration.ofMillis(300));
        Random dice = new Random(4);
        Flux<Stage> calls = Flux.range(0, CALLS)
                .flatMap(i -> i % 3 == 0 ? stage().take(Duration.ofMillis(dice.nextInt(600))) : stage(), CALLS);

        StepVerifier.create(calls.count())
                .assertNext(answered -> assertThat(answered).isBetween(CALLS * 2L / 3, (long) CALLS))
                .expectComplete()
                .verify(PATIENCE);

        assertThat(account.lever.ledger().tokenRequests()).hasSize(1);
        assertThat(account.lever.ledger().refreshTokenReuses()).isZero();
    }

    @Test
    void aCallThatTimesOutDuringARefreshLosesNothing() {
        warmUp();
        account.lever.controls().expireAccessTokens();
        Gate refresh = account.lever.controls().hold("POST", "/oauth/token");

        StepVerifier.create(account.client
                        .with(options -> options.timeout(Duration.ofMillis(150)))
                        .stages()
                        .get("lead-new"))
                .expectError(LeverTimeoutException.class)
                .verify(PATIENCE);
        refresh.open();
        StepVerifier.create(stage()).expectNextCount(1).expectComplete().verify(PATIENCE);

        assertThat(account.lever.ledger().tokenRequests()).hasSize(1);
        assertThat(account.lever.ledger().refreshTokenReuses()).isZero();
    }

    @Test
    void whereEveryTokenIsRejectedEachCallSendsTwiceAtMostAndOneRefreshIsTried() {
        int calls = 500;
        warmUp();
        account.lever.controls().rejectAllTokens(true);

        List<Signal<Stage>> ends =
                atOnce(calls, stage().materialize()).collectList().block(PATIENCE);

        assertThat(ends)
                .hasSize(calls)
                .allSatisfy(end -> assertThat(end.getThrowable()).isInstanceOf(UnauthorizedException.class));
        assertThat(account.lever.ledger().apiRequests()).hasSizeLessThanOrEqualTo(2 * calls);
        assertThat(account.lever.ledger().tokenRequests()).hasSize(1);
    }

    private Mono<Stage> stage() {
        return account.client.stages().get("lead-new");
    }

    private void warmUp() {
        stage().block(PATIENCE);
        account.lever.ledger().clear();
    }

    private static <T> Flux<T> atOnce(int calls, Mono<T> call) {
        return Flux.range(0, calls).flatMap(i -> call, calls);
    }
}
