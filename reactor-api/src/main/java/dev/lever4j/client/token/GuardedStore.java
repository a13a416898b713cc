package dev.lever4j.client.token;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * A user's store, with a clock on it. Each call begins on a worker of its own: what a store throws counts as an error
 * signal, and what Reactor takes for fatal and throws on, such as a {@code NoSuchMethodError} of a driver that does not
 * fit, breaks nothing but that worker. Then the clock ends the call; else every caller would wait for ever.
 */
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
        return guarded(store::load)
                .onErrorMap(error -> new AttemptFailed(Failures.unreadable(error), known))
                .switchIfEmpty(Mono.error(() -> new AttemptFailed(Failures.noGrant(), known)));
    }

    /** Empty where there is no grant. Fails with whatever the store fails with. */
    Mono<StoredGrant> find() {
        return guarded(store::load);
    }

    /** Fails with whatever the store fails with, and where it does not say what it did. */
    Mono<Boolean> save(StoredGrant grant) {
        return guarded(() -> store.save(grant))
                .switchIfEmpty(
                        Mono.error(() -> new IllegalStateException("the token store did not say whether it saved")));
    }

    private <T> Mono<T> guarded(Supplier<Mono<T>> call) {
        return Mono.defer(call).subscribeOn(time.scheduler()).timeout(timeout, time.scheduler());
    }
}
