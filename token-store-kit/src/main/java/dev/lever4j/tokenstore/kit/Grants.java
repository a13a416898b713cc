package dev.lever4j.tokenstore.kit;

import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Grants whose parts tell whose they are, so that a mixture of two shows. */
final class Grants {
    static final String CANARY = "canary";
    static final Instant NOW = Instant.parse("2026-11-24T08:00:00.123Z");
    private static final String HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private Grants() {}

    /** A first version. */
    static StoredGrant first(String whose) {
        return of(1, whose);
    }

    /** What may replace {@code kept}. */
    static StoredGrant after(StoredGrant kept, String whose) {
        return of(kept.version() + 1, whose);
    }

    static StoredGrant of(long version, String whose) {
        return new StoredGrant(
                version,
                version,
                secret("refresh", whose),
                access(whose),
                Scopes.parse(whose + ":read"),
                new StoredGrant.Intent(HASH, 1, whose, NOW));
    }

    /** Whether all parts are of the same grant. */
    static boolean isWhole(StoredGrant grant) {
        StoredGrant.Intent intent = grant.intent();
        return intent != null && grant.equals(of(grant.version(), intent.owner()));
    }

    /** Grants that differ in the parts they have, each fit to be saved where none is. */
    static List<StoredGrant> ofEveryShape() {
        Secret plain = Secret.of("r");
        Secret odd = Secret.of("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~");
        Secret large = Secret.of("canary-" + "x".repeat(8000));
        StoredGrant.Access access = access("acme");
        Scopes scopes = Scopes.parse("offline_access opportunities:read:admin stages:read:admin");
        StoredGrant.Intent intent = new StoredGrant.Intent(HASH, 2, "host-7 é \"quoted\"", NOW.plusMillis(1));
        return List.of(
                new StoredGrant(1, 0, plain, null, Scopes.UNKNOWN, null),
                new StoredGrant(1, 0, odd, access, Scopes.UNKNOWN, null),
                new StoredGrant(1, NOW.toEpochMilli(), large, null, scopes, null),
                new StoredGrant(1, 1, plain, null, Scopes.UNKNOWN, intent),
                new StoredGrant(1, 1, plain, null, Scopes.UNKNOWN, intent.released()),
                new StoredGrant(1, 1, plain, null, Scopes.UNKNOWN, new StoredGrant.Intent(HASH, 1, "", NOW, true)),
                new StoredGrant(1, Long.MAX_VALUE, odd, access, scopes, intent),
                new StoredGrant(1, 7, plain, new StoredGrant.Access(large, Instant.EPOCH, NOW), scopes, intent));
    }

    /** The same but for its version. */
    static StoredGrant as(long version, StoredGrant grant) {
        return new StoredGrant(
                version, grant.generation(), grant.refreshToken(), grant.access(), grant.scopes(), grant.intent());
    }

    private static StoredGrant.Access access(String whose) {
        return new StoredGrant.Access(secret("access", whose), NOW, NOW.plus(Duration.ofHours(1)));
    }

    private static Secret secret(String kind, String whose) {
        return Secret.of(CANARY + "-" + kind + "-" + whose);
    }
}
