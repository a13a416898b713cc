package dev.lever4j.auth.refresh;

import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.RefreshRules;
import dev.lever4j.auth.Secret;
import java.time.Duration;

/**
 * An access token and its age. Its times are ticks of the monotonic clock, so that a jump of the wall clock neither
 * makes a dead token live nor a living one dead.
 *
 * @param bornTick when it was asked for
 * @param accepted whether the API has ever answered it with anything but 401
 */
public record LiveToken(
        Authorization authorization,
        long bornTick,
        long advisoryTick,
        long mandatoryTick,
        long expiryTick,
        boolean accepted) {
    public static LiveToken of(Secret token, long generation, long bornTick, Duration lifetime, RefreshRules rules) {
        long expiry = bornTick + lifetime.toNanos();
        long advisory = expiry - rules.advisory(lifetime).toNanos();
        long mandatory = expiry - rules.mandatory(lifetime).toNanos();
        return new LiveToken(Authorization.bearer(token, generation), bornTick, advisory, mandatory, expiry, false);
    }

    public long generation() {
        return authorization.generation();
    }

    /** Nothing to do but to serve it. */
    public boolean isFresh(long tick) {
        return tick - advisoryTick < 0;
    }

    /** A refresh is due, and may still happen behind it. */
    public boolean isServable(long tick) {
        return tick - mandatoryTick < 0;
    }

    public boolean isAlive(long tick) {
        return tick - expiryTick < 0;
    }

    /** New and never accepted: another refresh would fare no better, its 401 is final. */
    boolean isUnproven(long tick, Duration minAge) {
        return !accepted && tick - bornTick < minAge.toNanos();
    }

    LiveToken proven() {
        return new LiveToken(authorization, bornTick, advisoryTick, mandatoryTick, expiryTick, true);
    }
}
