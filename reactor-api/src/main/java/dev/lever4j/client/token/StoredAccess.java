package dev.lever4j.client.token;

import dev.lever4j.auth.RefreshRules;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.refresh.LiveToken;
import dev.lever4j.auth.refresh.TokenReplyParser;
import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads what a store says of an access token. */
record StoredAccess(RefreshRules rules, TimeAndChance time) {
    private static final Duration SKEW = Duration.ofMinutes(5);

    /** In this process's ticks; empty if there is none, its times make no sense, or it is due to be refreshed. */
    Optional<LiveToken> servable(StoredGrant grant) {
        return Optional.ofNullable(grant.access())
                .flatMap(access -> token(access, grant.generation()))
                .filter(token -> token.isServable(time.ticker().getAsLong()));
    }

    private Optional<LiveToken> token(StoredGrant.Access access, long generation) {
        Instant now = time.now();
        Duration age = ageOf(access, now);
        Duration lifetime = Duration.between(access.issuedAt(), access.expiresAt());
        boolean sane =
                !age.isNegative() && age.compareTo(lifetime) < 0 && lifetime.compareTo(TokenReplyParser.LONGEST) <= 0;
        return sane
                ? Optional.of(LiveToken.of(
                        access.token(), generation, time.ticker().getAsLong() - age.toNanos(), lifetime, rules))
                : Optional.empty();
    }

    /** Clocks of machines differ: what was issued a moment from now was issued now. */
    private static Duration ageOf(StoredGrant.Access access, Instant now) {
        Duration age = Duration.between(access.issuedAt(), now);
        return age.isNegative() && age.compareTo(SKEW.negated()) >= 0 ? Duration.ZERO : age;
    }
}
