package dev.lever4j.client.token;

import dev.lever4j.auth.RefreshRules;
import java.time.Duration;

/**
 * How tokens are refreshed.
 *
 * @param rules when
 * @param requestTimeout of the one request to the token endpoint, from sending to the whole answer; default 30 s
 * @param storeTimeout of one call of the token store; default 30 s
 */
public record RefreshSettings(RefreshRules rules, Duration requestTimeout, Duration storeTimeout) {
    public static final RefreshSettings DEFAULT =
            new RefreshSettings(RefreshRules.DEFAULT, Duration.ofSeconds(30), Duration.ofSeconds(30));

    public RefreshSettings {
        if (requestTimeout.toNanos() <= 0 || storeTimeout.toNanos() <= 0) {
            throw new IllegalArgumentException("timeouts must be longer than zero");
        }
    }

    public RefreshSettings rules(RefreshRules others) {
        return new RefreshSettings(others, requestTimeout, storeTimeout);
    }

    public RefreshSettings requestTimeout(Duration timeout) {
        return new RefreshSettings(rules, timeout, storeTimeout);
    }

    public RefreshSettings storeTimeout(Duration timeout) {
        return new RefreshSettings(rules, requestTimeout, timeout);
    }

    /** See {@link RefreshRules#retryLostRefresh()}. */
    public RefreshSettings retryLostRefresh(boolean again) {
        return rules(rules.retryLostRefresh(again));
    }
}
