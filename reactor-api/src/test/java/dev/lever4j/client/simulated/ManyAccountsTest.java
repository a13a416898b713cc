package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverClientBuilder;
import dev.lever4j.client.LeverClients;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What becomes of one account is nothing to another. */
class ManyAccountsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CONNECTIONS = 8;

    private final Simulator lever = SimulatedAccount.unlimited();
    private final InMemoryTokenStores grants = new InMemoryTokenStores();
    private final LeverResources resources =
            LeverResources.builder().connections(CONNECTIONS).build();
    private final LeverClients clients = LeverClients.of(resources, this::account);

    private LeverClientBuilder account(String name) {
        return LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
                .oauth(
                        new OAuthApp(
                                lever.app().clientId(), Secret.of(lever.app().clientSecret())),
                        grants.forAccount(name));
    }

    private LeverClient connected(String name) {
        grants.forAccount(name)
                .save(StoredGrant.of(Secret.of(lever.newGrant())))
                .block(PATIENCE);
        LeverClient client = clients.client(name);
        answers(client);
        return client;
    }

    private static void answers(LeverClient client) {
        StepVerifier.create(client.tags().list().items().then())
                .expectComplete()
                .verify(PATIENCE);
    }

    @AfterEach
    void close() {
        resources.closeGracefully(Duration.ZERO).block(PATIENCE);
        lever.close();
    }

    @Test
    void anAccountHasOneClient() {
        assertThat(clients.client("acme")).isSameAs(clients.client("acme")).isNotSameAs(clients.client("globex"));
        assertThat(clients.size()).isEqualTo(2);
    }

    @Test
    void oneWhoseAnswersDoNotComeLeavesConnectionsToOthers() {
        LeverClient slow = connected("slow");
        LeverClient quick = connected("quick");
        Gate gate = lever.controls().hold("GET", "/v1/stages");
        Disposable stuck = Flux.range(0, 100)
                .flatMap(i -> slow.stages().list().items().then(), 100)
                .subscribe();
        StepVerifier.create(Mono.fromFuture(gate.arrived(CONNECTIONS / 2)))
                .expectComplete()
                .verify(PATIENCE);

        for (int i = 0; i < 10; i++) {
            answers(quick);
        }

        assertThat(gate.arrivals()).isEqualTo(CONNECTIONS / 2);
        gate.open();
        answers(slow);
        stuck.dispose();
    }

    @Test
    void oneThatIsThrottledSlowsNobodyElse() {
        LeverClient busy = connected("busy");
        LeverClient quick = connected("quick");
        lever.controls()
                .inject(Fault.status(429)
                        .header("retry-after", "3600")
                        .on("GET", "/v1/stages")
                        .times(1));
        Disposable waiting = busy.stages().list().items().onErrorComplete().subscribe();
        StepVerifier.create(Flux.interval(Duration.ofMillis(1))
                        .filter(i -> busy.rate().throttled() > 0)
                        .next())
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);

        answers(quick);

        waiting.dispose();
    }

    @Test
    void oneWhoseGrantIsLostHurtsNobodyElse() {
        LeverClient quick = connected("quick");
        grants.forAccount("lost")
                .save(StoredGrant.of(Secret.of("no-such-token")))
                .block(PATIENCE);

        StepVerifier.create(clients.client("lost").tags().list().items())
                .expectError(ReauthorizationRequiredException.class)
                .verify(PATIENCE);

        answers(quick);
    }
}
