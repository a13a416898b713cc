package dev.lever4j.client.token;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * A user's store, with a clock on it. Each call begins on a worker of its own: what a store throws counts as an error
 * signal, and what Reactor takes for fatal and throws on, such as a {@code NoSuchMethodError} of a driver that does not
 * fit, breaks nothing but that worker. Then the clock ends the call; else every caller would wait for ever. Where a
 * lease runs, it ends each call early enough to make it once more.
 */
final class GuardedStore {
    /**
     * Calls of the store that a lease must have room for: those before the request goes out, and those that keep it.
     */
    private static final int CALLS_IN_A_LEASE = 5;

    private static final int PARTS = 5;

    private final TokenStore store;
    private final Duration longest;
    private final Duration underLease;
    private final TimeAndChance time;

    GuardedStore(TokenStore store, Duration timeout, TimeAndChance time) {
        this(store, timeout, timeout, time);
    }

    private GuardedStore(TokenStore store, Duration longest, Duration underLease, TimeAndChance time) {
        this.store = store;
        this.longest = longest;
        this.underLease = underLease;
        this.time = time;
    }

    /** The same for whoever holds leases: what is asked for while one runs takes a part of it at most. */
    GuardedStore leasing(Duration lease) {
        Duration part = lease.dividedBy(CALLS_IN_A_LEASE);
        return new GuardedStore(store, longest, part.compareTo(longest) < 0 ? part : longest, time);
    }

    /**
     * Before a lease begins. Fails with {@link AttemptFailed} only.
     *
     * @param known what the failure says is known
     */
    Mono<StoredGrant> load(long known) {
        return guarded(store::load, longest)
                .onErrorMap(error -> new AttemptFailed(Failures.unreadable(error), known))
                .switchIfEmpty(Mono.error(() -> new AttemptFailed(Failures.noGrant(), known)));
    }

    /** Empty where there is no grant. Fails with whatever the store fails with. */
    Mono<StoredGrant> find() {
        return guarded(store::load, underLease);
    }

    /** Fails with whatever the store fails with, and where it does not say what it did. */
    Mono<Boolean> save(StoredGrant grant) {
        return guarded(() -> store.save(grant), underLease)
                .switchIfEmpty(
                        Mono.error(() -> new IllegalStateException("the token store did not say whether it saved")));
    }

    private <T> Mono<T> guarded(Supplier<Mono<T>> call, Duration timeout) {
        return Mono.defer(call).subscribeOn(time.scheduler()).timeout(over(timeout));
    }

    /** Counts in parts: a process that was stopped does not find all of the time gone when it goes on. */
    private Mono<Long> over(Duration timeout) {
        return Mono.delay(timeout.dividedBy(PARTS), time.scheduler())
                .repeat(PARTS - 1)
                .last();
    }
}
