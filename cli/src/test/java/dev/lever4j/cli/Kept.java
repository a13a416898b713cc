package dev.lever4j.cli;

import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.TokenSet;
import dev.lever4j.tokenstore.file.FileTokenStores;
import dev.lever4j.tokenstore.file.KeyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** Connections in a folder, as {@code lever connect} leaves them. */
record Kept(Path home) {
    static final Scopes SCOPES = Scopes.parse("offline_access opportunities:read:admin");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    FileTokenStores stores() {
        try {
            return FileTokenStores.open(home.resolve("connections"), KeyFile.readOrCreate(home.resolve("store.key")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** With an access token of an hour that was asked for then. */
    Kept with(String name, String accessToken, String refreshToken, Instant askedAt) {
        TokenSet tokens = new TokenSet(Secret.of(accessToken), Secret.of(refreshToken), Duration.ofHours(1), SCOPES);
        return with(name, StoredGrant.connected(tokens, askedAt));
    }

    Kept with(String name, StoredGrant grant) {
        Boolean saved = stores().forAccount(name).save(grant).block(LIMIT);
        if (!Objects.equals(saved, true)) {
            throw new IllegalStateException(name + " could not be kept");
        }
        return this;
    }

    StoredGrant grant(String name) {
        return Objects.requireNonNull(stores().forAccount(name).load().block(LIMIT));
    }

    boolean holds(String name) {
        return stores().forAccount(name).load().blockOptional(LIMIT).isPresent();
    }
}
