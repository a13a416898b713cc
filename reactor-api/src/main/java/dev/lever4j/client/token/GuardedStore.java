package dev.lever4j.client.token;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import reactor.core.publisher.Mono;

/** A user's store, with a clock on it; what it throws while assembling counts as an error signal. */
final class GuardedStore {
    private final TokenStore store;
    private final Duration timeout;
    private final TimeAndChance time;

    GuardedStore(TokenStore store, Duration timeout, TimeAndChance time) {
        this.store = store;
        this.timeout = timeout;
        this.time = time;
    }

    /**
     * Fails with {@link AttemptFailed} only.
     *
     * @param known what the failure says is known
     */
    Mono<StoredGrant> load(long known) {
        return Mono.defer(store::load)
                .timeout(timeout, time.scheduler())
                .onErrorMap(error -> new AttemptFailed(Failures.unreadable(error), known))
                .switchIfEmpty(Mono.error(() -> new AttemptFailed(Failures.noGrant(), known)));
    }

    /** Fails with whatever the store fails with. */
    Mono<Void> save(StoredGrant grant) {
        return Mono.defer(() -> store.save(grant)).timeout(timeout, time.scheduler());
    }
}
