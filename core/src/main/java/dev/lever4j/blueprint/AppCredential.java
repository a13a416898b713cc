package dev.lever4j.blueprint;

import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;

/** What a blueprint says about who calls. An account's grant is not part of it. */
public sealed interface AppCredential {
    /** An OAuth app, with what it asks an admin for. */
    record OAuth(OAuthApp app, OAuthRequests requests) implements AppCredential {}

    /** An API key. */
    record ApiKey(Secret key) implements AppCredential {}
}
