package dev.lever4j.client.simulated;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;

/** A simulator, with no limit to speak of unless another is given, and a client connected to it by OAuth. */
final class SimulatedAccount implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final Simulator lever;
    final TokenStore store;
    final LeverClient client;

    private SimulatedAccount(Simulator lever, TokenStore store, RateLimit rate) {
        this.lever = lever;
        this.store = store;
        this.client = LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl())
                        .withPublicApi(lever.authUrl()))
                .oauth(
                        new OAuthApp(
                                lever.app().clientId(), Secret.of(lever.app().clientSecret())),
                        store)
                .rate(rate)
                .build();
    }

    static SimulatedAccount connected() {
        Simulator lever = unlimited();
        return with(lever, InMemoryTokenStore.of(Secret.of(lever.newGrant())));
    }

    static SimulatedAccount with(Simulator lever, TokenStore store) {
        return new SimulatedAccount(lever, store, new RateLimit(100_000, 100_000));
    }

    static SimulatedAccount with(Simulator lever, RateLimit rate) {
        return new SimulatedAccount(lever, InMemoryTokenStore.of(Secret.of(lever.newGrant())), rate);
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
