package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.simulator.Ledger;
import dev.lever4j.simulator.Simulator;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Lever rotates refresh tokens: a token that is used before it is durable is an account lost at the next crash. */
class SavedBeforeUsedTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void noRequestCarriesATokenThatIsNotDurableYet() {
        Simulator lever = SimulatedAccount.unlimited();
        SlowStore store = new SlowStore(lever);
        try (SimulatedAccount account = SimulatedAccount.with(lever, store)) {
            Flux<?> rounds = Flux.range(0, 5)
                    .concatMap(round -> Flux.range(0, 50)
                            .flatMap(i -> account.client.stages().get("lead-new"), 50)
                            .doOnComplete(lever.controls()::expireAccessTokens));
            StepVerifier.create(rounds).expectNextCount(250).expectComplete().verify(PATIENCE);

            assertThat(lever.ledger().tokenRequests()).hasSize(5);
            assertThat(lever.ledger().apiRequests())
                    .allSatisfy(request -> assertThat(request.sequence()).isGreaterThan(store.savedAt(request)));
        }
    }

    /** Takes its time, and notes how far the server's ledger had come when a token became durable. */
    private static final class SlowStore implements TokenStore {
        private final Simulator lever;
        private final InMemoryTokenStore kept;
        private final Map<String, Long> savedAt = new ConcurrentHashMap<>();

        SlowStore(Simulator lever) {
            this.lever = lever;
            this.kept = InMemoryTokenStore.of(Secret.of(lever.newGrant()));
        }

        long savedAt(Ledger.Entry request) {
            return savedAt.getOrDefault(request.authorization(), Long.MAX_VALUE);
        }

        @Override
        public Mono<StoredGrant> load() {
            return kept.load();
        }

        @Override
        public Mono<Boolean> save(StoredGrant grant) {
            return Mono.delay(Duration.ofMillis(40)).then(kept.save(grant)).doOnSuccess(saved -> note(grant));
        }

        private void note(StoredGrant grant) {
            StoredGrant.Access access = grant.access();
            if (access != null) {
                long last = lever.ledger().entries().stream()
                        .mapToLong(Ledger.Entry::sequence)
                        .max()
                        .orElse(0);
                savedAt.putIfAbsent("Bearer " + access.token().reveal(), last);
            }
        }
    }
}
