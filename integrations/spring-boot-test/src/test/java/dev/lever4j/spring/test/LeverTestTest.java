package dev.lever4j.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverClients;
import dev.lever4j.client.LeverOAuth;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import reactor.test.StepVerifier;

/** The slice: what is in it, what is not, and that no test sees the faults of another. */
@LeverTest(opportunities = 7)
@TestMethodOrder(MethodOrderer.MethodName.class)
class LeverTestTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Autowired
    LeverClient lever;

    @Autowired
    Simulator simulator;

    @Autowired
    ApplicationContext context;

    @Test
    void aConnectedClient() {
        StepVerifier.create(lever.opportunities().list().items().count())
                .expectNext(7L)
                .expectComplete()
                .verify(SOON);
        assertThat(simulator.ledger().refreshTokenReuses()).isZero();
    }

    /** More accounts are connected as a test needs them; deliveries are remembered as long as it runs. */
    @Test
    void aFurtherAccount(@Autowired LeverClients clients, @Autowired TokenStores stores) {
        stores.forAccount("acme")
                .save(StoredGrant.of(Secret.of(simulator.newGrant())))
                .block(SOON);
        StepVerifier.create(
                        clients.client("acme").opportunities().list().items().count())
                .expectNext(7L)
                .expectComplete()
                .verify(SOON);
        assertThat(context.getBean(SeenDeliveries.class).memory()).hasValue(Duration.ofMinutes(10));
    }

    @Test
    void bFaultsOfOneTest() {
        simulator
                .controls()
                .inject(Fault.status(403, "{}").on("GET", "/v1/stages").times(1_000));
        simulator.controls().rejectAllTokens(true);
        simulator.controls().rotationGrace(Duration.ofHours(1));
        StepVerifier.create(lever.stages().list().items()).expectError().verify(SOON);
        assertThat(simulator.ledger().entries()).isNotEmpty();
    }

    @Test
    void cAreNotSeenByTheNext() {
        assertThat(simulator.ledger().entries()).isEmpty();
        StepVerifier.create(lever.stages().list().items().count())
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void dNothingElseOfTheApplication() {
        assertThat(context.getBeanProvider(Database.class).getIfAvailable()).isNull();
        assertThat(context.getBeanProvider(LeverOAuth.class).getIfAvailable()).isNotNull();
    }
}
