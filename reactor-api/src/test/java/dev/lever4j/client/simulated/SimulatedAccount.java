package dev.lever4j.client.simulated;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.LeverClientBuilder;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;

/** A simulator, with no limit to speak of unless another is given, and a client connected to it by OAuth. */
final class SimulatedAccount implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final RateLimit FAST = new RateLimit(100_000, 100_000);

    final Simulator lever;
    final TokenStore store;
    final LeverClient client;

    private SimulatedAccount(Simulator lever, TokenStore store, LeverClientBuilder client) {
        this.lever = lever;
        this.store = store;
        this.client = client.environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl())
                        .withPublicApi(lever.authUrl()))
                .oauth(
                        new OAuthApp(
                                lever.app().clientId(), Secret.of(lever.app().clientSecret())),
                        store)
                .build();
    }

    static SimulatedAccount connected() {
        Simulator lever = unlimited();
        return with(lever, InMemoryTokenStore.of(Secret.of(lever.newGrant())));
    }

    static SimulatedAccount with(Simulator lever, TokenStore store) {
        return new SimulatedAccount(lever, store, LeverClient.builder().rate(FAST));
    }

    static SimulatedAccount with(Simulator lever, RateLimit rate) {
        TokenStore store = InMemoryTokenStore.of(Secret.of(lever.newGrant()));
        return new SimulatedAccount(lever, store, LeverClient.builder().rate(rate));
    }

    /** Of resources that whoever made them closes. */
    static SimulatedAccount connected(LeverResources shared) {
        Simulator lever = unlimited();
        return connected(lever, InMemoryTokenStore.of(Secret.of(lever.newGrant())), shared);
    }

    /** Of resources and a simulator that whoever made them closes. */
    static SimulatedAccount connected(Simulator lever, TokenStore store, LeverResources shared) {
        return new SimulatedAccount(
                lever, store, LeverClient.builder().rate(FAST).resources(shared));
    }

    static Simulator unlimited() {
        return Simulator.builder().rate(1_000_000, 1_000_000).start();
    }

    @Override
    public void close() {
        client.closeGracefully(PATIENCE).block(PATIENCE);
        lever.close();
    }
}
