package dev.lever4j.client.token;

import dev.lever4j.auth.RefreshRules;
import java.time.Duration;

/**
 * How tokens are refreshed.
 *
 * @param rules when
 * @param requestTimeout of the one request to the token endpoint, from sending to the whole answer; default 30 s
 * @param storeTimeout of one call of the token store; default 30 s. A call that is made while a lease runs, and each
 *     save of what a refresh brought, ends after a fifth of the lease at the latest, however long this is: a store that
 *     hangs must not let the lease run out
 * @param lease how long a process that refreshes a grant may be silent before another one takes its refresh over: the
 *     same in all processes that share the grant. It must be longer than a process can be stopped without having ended
 *     (garbage collection, a container that gets no processor) or cut off from the store, and longer than five calls of
 *     the store take; a process that is stopped or cut off for longer than that while its request is out can spend a
 *     refresh token twice. A start after a crash waits that long before it presents the refresh token again. It does
 *     not have to outlast the request: the lease is renewed meanwhile. Where a server gives a grace to a token that was
 *     spent, the lease and some seconds must be shorter than that, and for requests that time out their timeout, the
 *     lease and some seconds together. Default 10 s
 */
public record RefreshSettings(RefreshRules rules, Duration requestTimeout, Duration storeTimeout, Duration lease) {
    private static final Duration SHORTEST_LEASE = Duration.ofMillis(100);

    public static final RefreshSettings DEFAULT = new RefreshSettings(
            RefreshRules.DEFAULT, Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(10));

    public RefreshSettings {
        if (requestTimeout.toNanos() <= 0 || storeTimeout.toNanos() <= 0) {
            throw new IllegalArgumentException("timeouts must be longer than zero");
        }
        if (lease.compareTo(SHORTEST_LEASE) < 0) {
            throw new IllegalArgumentException("a lease must be at least " + SHORTEST_LEASE.toMillis() + " ms long");
        }
    }

    public RefreshSettings rules(RefreshRules others) {
        return new RefreshSettings(others, requestTimeout, storeTimeout, lease);
    }

    public RefreshSettings requestTimeout(Duration timeout) {
        return new RefreshSettings(rules, timeout, storeTimeout, lease);
    }

    public RefreshSettings storeTimeout(Duration timeout) {
        return new RefreshSettings(rules, requestTimeout, timeout, lease);
    }

    public RefreshSettings lease(Duration length) {
        return new RefreshSettings(rules, requestTimeout, storeTimeout, length);
    }

    /** See {@link RefreshRules#retryLostRefresh()}. */
    public RefreshSettings retryLostRefresh(boolean again) {
        return rules(rules.retryLostRefresh(again));
    }
}
