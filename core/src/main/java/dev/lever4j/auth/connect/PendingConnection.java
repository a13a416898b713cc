package dev.lever4j.auth.connect;

import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known when an admin comes back from Lever. It prints no secret.
 *
 * @param account the name under which the grant will be kept
 * @param state ties the answer to the request; 256 random bits
 * @param redirectUri the exchange has to repeat it as it was
 * @param asked the scopes asked for, {@code offline_access} among them where a refresh token is wanted
 * @param verifier null without PKCE
 * @param begunAt wall-clock time
 */
public record PendingConnection(
        String account,
        Secret state,
        RedirectUri redirectUri,
        Scopes asked,
        @Nullable CodeVerifier verifier,
        Instant begunAt) {
    /** How long an admin has to consent. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    /** One that nobody can guess. */
    public static PendingConnection begin(
            String account, ConnectSettings settings, RandomGenerator random, Instant now) {
        return new PendingConnection(
                account,
                Unguessable.from(random),
                settings.redirectUri(),
                settings.asked(),
                settings.pkce() ? CodeVerifier.random(random) : null,
                now);
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(begunAt.plus(LIFE));
    }

    /** Whether a refresh token was asked for. */
    public boolean wantsRefresh() {
        return asked.names().contains(ConnectSettings.OFFLINE_ACCESS);
    }
}
