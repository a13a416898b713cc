package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.client.token.RefreshSettings;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.error.TokenStoreException;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Whatever a user's store does, callers get an answer, and once it is mended they get through. */
class MisbehavingStoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Simulator lever = SimulatedAccount.unlimited();
    private final Store store = new Store(InMemoryTokenStore.of(Secret.of(lever.newGrant())));
    private final LeverClient client = LeverClient.builder()
            .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
            .oauth(new OAuthApp(lever.app().clientId(), Secret.of(lever.app().clientSecret())), store)
            .refresh(RefreshSettings.DEFAULT.storeTimeout(Duration.ofSeconds(1)))
            .build();

    @AfterEach
    void close() {
        client.closeGracefully(PATIENCE).block(PATIENCE);
        lever.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("throws", fault(() -> new IllegalStateException("no database"))),
                // Reactor takes a LinkageError for fatal and lets it fly
                Arguments.of("throws what is fatal", fault(() -> new NoSuchMethodError("another driver"))),
                Arguments.of("throws what is fatal when subscribed to", (Function<Mono<?>, Mono<?>>)
                        call -> Mono.fromRunnable(() -> {
                            throw new NoSuchMethodError("another driver");
                        })),
                Arguments.of("never answers", (Function<Mono<?>, Mono<?>>) call -> Mono.never()));
    }

    private static Function<Mono<?>, Mono<?>> fault(Supplier<Throwable> thrown) {
        return call -> {
            throw sneaky(thrown.get());
        };
    }

    @SuppressWarnings("unchecked") // which is how it gets by the compiler
    private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @ParameterizedTest(name = "a load that {0}")
    @MethodSource("faults")
    void aLoadThatFailsAnyHow(String name, Function<Mono<?>, Mono<?>> fault) {
        store.onLoad = fault;
        expectStoreError();
        assertThat(lever.ledger().tokenRequests()).isEmpty();
        store.onLoad = call -> call;
        expectAnswer();
    }

    @ParameterizedTest(name = "a save that {0}")
    @MethodSource("faults")
    void aSaveThatFailsAnyHow(String name, Function<Mono<?>, Mono<?>> fault) {
        store.onSave = fault;
        expectStoreError();
        assertThat(lever.ledger().tokenRequests()).isEmpty();
        store.onSave = call -> call;
        expectAnswer();
        assertThat(lever.ledger().refreshTokenReuses()).isZero();
    }

    private void expectStoreError() {
        StepVerifier.create(client.stages().get("lead-new"))
                .expectError(TokenStoreException.class)
                .verify(PATIENCE);
    }

    private void expectAnswer() {
        StepVerifier.create(client.stages().get("lead-new"))
                .expectNextCount(1)
                .expectComplete()
                .verify(PATIENCE);
    }

    private static final class Store implements TokenStore {
        private final InMemoryTokenStore kept;
        private volatile Function<Mono<?>, Mono<?>> onLoad = call -> call;
        private volatile Function<Mono<?>, Mono<?>> onSave = call -> call;

        Store(InMemoryTokenStore kept) {
            this.kept = kept;
        }

        @Override
        public Mono<StoredGrant> load() {
            return onLoad.apply(kept.load()).cast(StoredGrant.class);
        }

        @Override
        public Mono<Boolean> save(StoredGrant grant) {
            return onSave.apply(kept.save(grant)).cast(Boolean.class);
        }
    }
}
