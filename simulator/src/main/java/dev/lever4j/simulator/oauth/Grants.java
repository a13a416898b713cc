package dev.lever4j.simulator.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one app. Refresh tokens rotate strictly: a spent one that is shown again is reuse and revokes its whole
 * grant, access tokens too, unless it comes within the rotation grace of its use; then the same successor pair is
 * answered again.
 */
public final class Grants {
    static final Duration REFRESH_IDLE = Duration.ofDays(90);
    static final Duration REFRESH_LIFE = Duration.ofDays(365);
    private static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private final Client client;
    private final Mint mint;
    private final Clock clock;
    private final Supplier<Settings> settings;
    private final Map<String, Access> accessTokens = new HashMap<>();
    private final Map<String, Refresh> refreshTokens = new HashMap<>();
    private final Map<String, Code> codes = new HashMap<>();
    private final Set<String> given = new HashSet<>();
    private long serial;
    private long reuses;

    private record Access(Grant grant, Instant expiresAt) {}

    private record Code(Grant grant, Instant expiresAt, boolean spent) {}

    private record Refresh(
            Grant grant,
            Instant issuedAt,
            @Nullable Instant usedAt,
            @Nullable Issued successor,
            long reuses) {
        Refresh used(Instant now, Issued next) {
            return new Refresh(grant, issuedAt, now, next, reuses);
        }

        Refresh usedAgain() {
            return new Refresh(grant, issuedAt, usedAt, successor, reuses + 1);
        }
    }

    /** Who shows a valid access token. */
    public record Bearer(String grant, Set<String> scopes) {}

    /** @param settings looked at for each request */
    public Grants(Client client, Mint mint, Clock clock, Supplier<Settings> settings) {
        this.client = client;
        this.mint = mint;
        this.clock = clock;
        this.settings = settings;
    }

    /** A new grant, as if an admin had consented. */
    public synchronized Issued consent(Set<String> scopes) {
        return issue(grant(scopes));
    }

    synchronized String code(Set<String> scopes) {
        String code = mint.secret("code-" + ++serial, 43);
        codes.put(code, new Code(grant(scopes), clock.instant().plus(CODE_LIFE), false));
        return code;
    }

    synchronized Issued redeem(String text) {
        Code code = codes.get(text);
        if (code == null || code.expiresAt().isBefore(clock.instant())) {
            throw OAuthError.invalidGrant("Invalid authorization code");
        }
        if (code.spent()) {
            code.grant().revoked = true;
            throw OAuthError.invalidGrant("Invalid authorization code");
        }
        codes.put(text, new Code(code.grant(), code.expiresAt(), true));
        return issue(code.grant());
    }

    synchronized Issued refresh(String text) {
        Refresh refresh = refreshTokens.get(text);
        Instant now = clock.instant();
        if (refresh == null || refresh.grant().revoked || stale(refresh, now)) {
            throw OAuthError.invalidGrant("Unknown or invalid refresh token.");
        }
        Instant usedAt = refresh.usedAt();
        Issued successor = refresh.successor();
        if (usedAt != null && successor != null) {
            refreshTokens.put(text, refresh.usedAgain());
            return again(refresh.grant(), usedAt, successor, now);
        }
        Issued issued = issue(refresh.grant());
        refreshTokens.put(text, refresh.used(now, issued));
        return issued;
    }

    private Issued again(Grant grant, Instant usedAt, Issued successor, Instant now) {
        reuses++;
        Duration grace = settings.get().rotationGrace();
        if (!grace.isZero() && !now.isAfter(usedAt.plus(grace))) {
            return successor;
        }
        grant.revoked = true;
        throw OAuthError.invalidGrant("Unknown or invalid refresh token.");
    }

    /** Who shows this access token, if it is good now. */
    public synchronized Optional<Bearer> bearer(String accessToken) {
        Access access = accessTokens.get(accessToken);
        if (access == null || access.grant().revoked || settings.get().rejectAllTokens()) {
            return Optional.empty();
        }
        boolean alive = clock.instant().isBefore(access.expiresAt());
        return alive ? Optional.of(new Bearer(access.grant().id, access.grant().scopes)) : Optional.empty();
    }

    /** Whether this access or refresh token was ever given out here, whatever has become of it. */
    public synchronized boolean gave(String token) {
        return given.contains(token) || refreshTokens.containsKey(token);
    }

    public synchronized void expireAccessTokens() {
        accessTokens.clear();
    }

    /** Those of one grant: that of this refresh token, spent or not. */
    public synchronized void expireAccessTokens(String refreshToken) {
        Grant grant = known(refreshToken).grant();
        accessTokens.values().removeIf(access -> access.grant() == grant);
    }

    public synchronized void revokeAll() {
        accessTokens.values().forEach(access -> access.grant().revoked = true);
        refreshTokens.values().forEach(refresh -> refresh.grant().revoked = true);
        codes.clear();
    }

    /** How often a spent refresh token was shown again, within the grace or not. */
    public synchronized long reuses() {
        return reuses;
    }

    /** As {@link #reuses()}, of one refresh token. */
    public synchronized long reuses(String refreshToken) {
        return known(refreshToken).reuses();
    }

    private Refresh known(String refreshToken) {
        Refresh refresh = refreshTokens.get(refreshToken);
        if (refresh == null) {
            throw new IllegalArgumentException("this refresh token was never given out");
        }
        return refresh;
    }

    private Grant grant(Set<String> scopes) {
        return new Grant("grant-" + ++serial, Set.copyOf(scopes), clock.instant());
    }

    private Issued issue(Grant grant) {
        Instant now = clock.instant();
        Duration life = settings.get().tokenLifetime();
        String access = mint.jwt(client.id(), grant.id, ++serial, now, now.plus(life));
        accessTokens.put(access, new Access(grant, now.plus(life)));
        given.add(access);
        String refresh = null;
        if (grant.scopes.contains("offline_access")) {
            refresh = mint.secret("refresh-" + serial, 43);
            refreshTokens.put(refresh, new Refresh(grant, now, null, null, 0));
        }
        return new Issued(access, refresh, grant.scopes, life.toSeconds());
    }

    private static boolean stale(Refresh refresh, Instant now) {
        return now.isAfter(refresh.issuedAt().plus(REFRESH_IDLE))
                || now.isAfter(refresh.grant().createdAt.plus(REFRESH_LIFE));
    }
}
