package dev.lever4j.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.client.transport.NettyTransport;
import dev.lever4j.client.transport.Transport;
import dev.lever4j.client.transport.TransportSettings;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Two readings of OAuth agree: ours, and that of the simulator, over real HTTP. */
class SimulatedRefreshTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Simulator lever =
            Simulator.builder().tokenLifetime(Duration.ofHours(1)).start();
    private final LeverEnvironment environment =
            LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl());
    private final InMemoryTokenStore store = InMemoryTokenStore.of(Secret.of(lever.newGrant()));
    private final Transport transport =
            new NettyTransport(TransportSettings.DEFAULT, Set.of(environment.api(), environment.auth()));

    @AfterEach
    void stop() {
        StepVerifier.create(transport.close()).expectComplete().verify(PATIENCE);
        lever.close();
    }

    @Test
    void aThousandCallersDuringASlowRefreshShareItAlsoIfAThirdOfThemLeave() {
        lever.controls().tokenLatency(Duration.ofMillis(300));
        TokenSource tokens = source();
        Flux<Long> calls = Flux.range(0, 1000)
                .flatMap(
                        i -> i % 3 == 0
                                ? tokens.authorization()
                                        .timeout(Duration.ofMillis(1))
                                        .onErrorComplete()
                                : tokens.authorization(),
                        1000)
                .map(got -> got.generation());
        StepVerifier.create(calls.distinct().collectList())
                .assertNext(seen -> assertThat(seen).containsExactly(1L))
                .expectComplete()
                .verify(PATIENCE);
        assertThat(lever.ledger().tokenRequests()).hasSize(1);
    }

    @Test
    void everyRotationIsSavedAndAStartGoesOnFromIt() {
        for (long generation = 1; generation <= 5; generation++) {
            TokenSource tokens = source();
            StepVerifier.create(tokens.authorization())
                    .assertNext(tokens::accepted)
                    .expectComplete()
                    .verify(PATIENCE);
            StepVerifier.create(tokens.close()).expectComplete().verify(PATIENCE);
            assertThat(store.current().generation()).isEqualTo(generation);
            expireTheStoredToken();
        }
        assertThat(lever.ledger().refreshTokenReuses()).isZero();
    }

    @Test
    void aRevokedGrantAsksForReauthorization() {
        lever.controls().revokeGrants();
        StepVerifier.create(source().authorization())
                .expectError(ReauthorizationRequiredException.class)
                .verify(PATIENCE);
    }

    private void expireTheStoredToken() {
        StoredGrant kept = store.current();
        StepVerifier.create(store.save(new StoredGrant(
                        kept.version() + 1,
                        kept.generation(),
                        kept.refreshToken(),
                        null,
                        kept.scopes(),
                        kept.intent())))
                .expectNext(true)
                .expectComplete()
                .verify(PATIENCE);
    }

    private TokenSource source() {
        OAuthApp app =
                new OAuthApp(lever.app().clientId(), Secret.of(lever.app().clientSecret()));
        return TokenSource.oauth(environment, app, store, RefreshSettings.DEFAULT, transport, TimeAndChance.system());
    }
}
