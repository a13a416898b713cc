package dev.lever4j.r2dbc;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import java.time.Instant;

/** Grants that tell whose they are, with a word in each token that must be found nowhere. */
final class Grants {
    static final String CANARY = "canary";
    /** Every process of a test has it. */
    static final GrantKeys KEYS = GrantKeys.of(Secret.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00.123456789Z");

    private Grants() {}

    static StoredGrant version(long version) {
        return version(version, "nobody");
    }

    static StoredGrant version(long version, String whose) {
        return new StoredGrant(
                version,
                version,
                Secret.of(CANARY + "-refresh-" + whose),
                new StoredGrant.Access(Secret.of(CANARY + "-access-" + whose), NOW, NOW.plusSeconds(3600)),
                Scopes.parse("of:" + whose),
                null);
    }
}
