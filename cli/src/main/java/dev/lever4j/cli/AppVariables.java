package dev.lever4j.cli;

import dev.lever4j.auth.OAuthApp;

/** The app that the environment names. */
final class AppVariables {
    static final String ID = "LEVER_CLIENT_ID";
    static final String SECRET = "LEVER_CLIENT_SECRET";

    private AppVariables() {}

    /** @param otherwise what is said if a variable is missing */
    static OAuthApp app(Console console, String otherwise) {
        String id = console.variable(ID).orElseThrow(() -> Failure.usage(otherwise));
        String secret = console.variable(SECRET).orElseThrow(() -> Failure.usage(otherwise));
        return new OAuthApp(id, Secrets.of(console, SECRET, secret));
    }
}
