package dev.lever4j.simulator.oauth;

import java.time.Duration;

/**
 * How the authorization server behaves.
 *
 * @param tokenLifetime of access tokens given out from now on
 * @param rotationGrace how long a spent refresh token still gets its successor again
 * @param denyConsent whether {@code /authorize} redirects with {@code access_denied}
 * @param rejectAllTokens whether every Bearer token is answered 401
 */
public record Settings(Duration tokenLifetime, Duration rotationGrace, boolean denyConsent, boolean rejectAllTokens) {
    public static final Settings DEFAULT = new Settings(Duration.ofHours(1), Duration.ZERO, false, false);

    public Settings tokenLifetime(Duration lifetime) {
        return new Settings(lifetime, rotationGrace, denyConsent, rejectAllTokens);
    }

    public Settings rotationGrace(Duration grace) {
        return new Settings(tokenLifetime, grace, denyConsent, rejectAllTokens);
    }

    public Settings denyConsent(boolean deny) {
        return new Settings(tokenLifetime, rotationGrace, deny, rejectAllTokens);
    }

    public Settings rejectAllTokens(boolean reject) {
        return new Settings(tokenLifetime, rotationGrace, denyConsent, reject);
    }
}
