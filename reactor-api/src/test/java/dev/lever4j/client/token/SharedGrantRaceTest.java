package dev.lever4j.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.RefreshRules;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Real threads: eight owners of one grant at once, and a server that ends the grant when a token is shown twice. */
class SharedGrantRaceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PROCESSES = 8;
    private static final int ROUNDS = Integer.getInteger("race.rounds", 60);

    private final Scheduler io = Schedulers.newSingle("token-io");
    private final FakeAuthServer server = new FakeAuthServer(io);
    private final InMemoryTokenStore store = InMemoryTokenStore.of(Secret.of("refresh-0"));
    // a lease so long that no pause of a busy machine ends it
    private final RefreshSettings settings = RefreshSettings.DEFAULT
            .rules(RefreshRules.DEFAULT.minAge(Duration.ZERO))
            .lease(PATIENCE);
    private final List<TokenSource> sources =
            IntStream.range(0, PROCESSES).mapToObj(i -> source()).toList();

    @AfterEach
    void stop() {
        io.dispose();
    }

    @Test
    void eightProcessesSpendEachTokenOnce() {
        server.revokesOnReuse = true;
        server.latency = Duration.ofMillis(1);
        for (int round = 1; round <= ROUNDS; round++) {
            StepVerifier.create(Flux.fromIterable(sources)
                            .flatMap(source -> source.authorization().subscribeOn(Schedulers.parallel()))
                            .collectList())
                    .assertNext(this::expire)
                    .expectComplete()
                    .verify(PATIENCE);
            assertThat(server.refreshes).as("refreshes").hasValue(round);
        }
        assertThat(server.reused).as("refresh tokens shown twice").hasValue(0);
        assertThat(server.mostAtOnce).as("refreshes at once").hasValue(1);
        assertThat(store.current().generation()).isEqualTo(ROUNDS);
        assertThat(store.current().intentIsOpen()).isFalse();
        StepVerifier.create(
                        Flux.fromIterable(sources).flatMap(TokenSource::close).then(Mono.empty()))
                .expectComplete()
                .verify(PATIENCE);
    }

    /** All processes have the same token, and all see it rejected. */
    private void expire(List<Authorization> got) {
        assertThat(got).hasSize(PROCESSES).allMatch(one -> one.equals(got.get(0)));
        sources.forEach(source -> source.accepted(got.get(0)));
        assertThat(sources).allMatch(source -> source.rejected(got.get(0)));
    }

    private TokenSource source() {
        return TokenSource.oauth(
                LeverEnvironment.PRODUCTION,
                new OAuthApp("client", Secret.of("secret")),
                store,
                settings,
                server,
                TimeAndChance.system());
    }
}
