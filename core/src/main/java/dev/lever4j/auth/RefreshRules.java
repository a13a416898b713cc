package dev.lever4j.auth;

import java.time.Duration;

/**
 * When a token is refreshed. Before expiry there are two zones: in the advisory zone the token is still served while a
 * refresh runs behind it; in the mandatory zone callers wait for the refresh, though not for more than half of what was
 * left of the token's life when that began, or to its end where that half is less than 2 s: then they are served the
 * token as long as it lives, and the refresh goes on. A zone is as long as its share of the token's lifetime, but never
 * longer than its cap.
 *
 * @param advisoryCap default 5 min
 * @param advisoryShare default 0.1
 * @param mandatoryCap default 30 s
 * @param mandatoryShare default 0.02
 * @param minAge a token younger than this that the API never accepted is not refreshed again: its 401 is final; default
 *     30 s
 * @param retryLostRefresh whether a refresh token is presented again after the answer to it was lost: by one of the
 *     processes that share the grant, a lease later, and if that answer is lost too a last time, three minutes later at
 *     least and when the access token runs out. Where the server had not rotated, or grants a grace, that saves the
 *     connection; where it had, the new token is lost with the answer and a refusal takes nothing that was left; a
 *     first request that a server handles later than the second may cost the grant. Without it a lost answer ends the
 *     grant at once, for all processes; the same in all of them; default true
 */
public record RefreshRules(
        Duration advisoryCap,
        double advisoryShare,
        Duration mandatoryCap,
        double mandatoryShare,
        Duration minAge,
        boolean retryLostRefresh) {
    public static final RefreshRules DEFAULT =
            new RefreshRules(Duration.ofMinutes(5), 0.1, Duration.ofSeconds(30), 0.02, Duration.ofSeconds(30), true);

    public RefreshRules {
        if (advisoryCap.isNegative() || mandatoryCap.isNegative() || minAge.isNegative()) {
            throw new IllegalArgumentException("refresh zones and the least age must not be negative");
        }
        if (!(mandatoryShare >= 0 && mandatoryShare <= advisoryShare && advisoryShare <= 0.9)) {
            throw new IllegalArgumentException("shares must be 0 <= mandatory <= advisory <= 0.9");
        }
    }

    public RefreshRules minAge(Duration least) {
        return new RefreshRules(advisoryCap, advisoryShare, mandatoryCap, mandatoryShare, least, retryLostRefresh);
    }

    public RefreshRules retryLostRefresh(boolean again) {
        return new RefreshRules(advisoryCap, advisoryShare, mandatoryCap, mandatoryShare, minAge, again);
    }

    /** How long before its expiry a token of this lifetime is refreshed in the background. */
    public Duration advisory(Duration lifetime) {
        return zone(lifetime, advisoryCap, advisoryShare);
    }

    /** How long before its expiry a token of this lifetime is no longer served without trying to refresh it. */
    public Duration mandatory(Duration lifetime) {
        return zone(lifetime, mandatoryCap, mandatoryShare);
    }

    private static Duration zone(Duration lifetime, Duration cap, double share) {
        Duration part = Duration.ofNanos((long) (lifetime.toNanos() * share));
        return part.compareTo(cap) < 0 ? part : cap;
    }
}
