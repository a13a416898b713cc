package dev.lever4j.cli;

import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.client.token.TokenStore;
import org.jspecify.annotations.Nullable;

/** What a user may authenticate with. */
sealed interface Credentials {
    record ApiKey(Secret key) implements Credentials {}

    record Grant(OAuthApp app, TokenStore store) implements Credentials {}

    /**
     * What a file says of the app or key, and of the server.
     *
     * @param store of a connection; null for an API key
     */
    record Described(Integration integration, @Nullable TokenStore store) implements Credentials {}
}
