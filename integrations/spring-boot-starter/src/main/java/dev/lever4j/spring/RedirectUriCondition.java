package dev.lever4j.spring;

/** Accounts can be connected here. */
final class RedirectUriCondition extends SaidCondition {
    RedirectUriCondition() {
        super("lever4j.oauth.redirect-uri", true);
    }
}
