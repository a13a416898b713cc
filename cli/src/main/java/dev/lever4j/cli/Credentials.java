package dev.lever4j.cli;

import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.token.TokenStore;

/** What a user may authenticate with. */
sealed interface Credentials {
    record ApiKey(Secret key) implements Credentials {}

    record Grant(OAuthApp app, TokenStore store) implements Credentials {}
}
