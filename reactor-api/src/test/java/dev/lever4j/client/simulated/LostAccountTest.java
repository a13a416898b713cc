package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.error.GrantLoss;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** An admin revokes an account, over real HTTP. */
class LostAccountTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CALLS = 1_000;

    private final BlockingQueue<ReauthorizationRequiredException> told = new LinkedBlockingQueue<>();
    private final LeverResources resources = LeverResources.builder()
            .onGrantLost(told::add)
            .acquireTimeout(PATIENCE)
            .build();
    private final Simulator lever = SimulatedAccount.unlimited();
    private final TokenStore store = new InMemoryTokenStores().forAccount("acme");

    @AfterEach
    void close() {
        resources.closeGracefully(PATIENCE).block(PATIENCE);
        lever.close();
    }

    @Test
    void aThousandCallsFailOfOneLossWhichIsToldOnceAndAskedForOnce() throws InterruptedException {
        assertThat(store.save(StoredGrant.of(Secret.of(lever.newGrant()))).block(PATIENCE))
                .isTrue();
        SimulatedAccount account = SimulatedAccount.connected(lever, store, resources);
        account.client.stages().get("lead-new").block(PATIENCE);
        lever.controls().revokeGrants();
        lever.ledger().clear();

        for (int round = 0; round < 2; round++) {
            StepVerifier.create(Flux.range(0, CALLS)
                            .flatMap(
                                    i -> account.client.stages().get("lead-new").materialize(), CALLS)
                            .collectList())
                    .assertNext(ends -> assertThat(ends)
                            .hasSize(CALLS)
                            .allMatch(end -> end.getThrowable() != null
                                    && LeverException.needsReauthorization(end.getThrowable())))
                    .expectComplete()
                    .verify(PATIENCE);
        }
        assertThat(lever.ledger().tokenRequests()).hasSize(1);
        assertThat(lever.ledger().apiRequests()).as("those that found it out").hasSizeLessThanOrEqualTo(CALLS);

        ReauthorizationRequiredException loss = told.poll(60, TimeUnit.SECONDS);
        assertThat(loss).isNotNull();
        assertThat(loss.account()).contains("acme");
        assertThat(loss.loss()).isEqualTo(GrantLoss.REFUSED);
        assertThat(told).isEmpty();
    }
}
