package dev.lever4j.auth.connect;

import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.TokenSet;

/** What came of an admin's way to Lever and back. None prints a secret. */
public sealed interface ConnectResult {
    /**
     * The grant is kept, durably.
     *
     * @param account the name it is kept under
     * @param notGranted the scopes that were asked for and not granted; empty where the server did not say what it
     *     granted
     */
    record Connected(String account, StoredGrant grant, Scopes notGranted) implements ConnectResult {}

    /** There is a grant for as long as its access token lives. Nothing was kept; that is what was asked for. */
    record ConnectedBriefly(String account, TokenSet tokens) implements ConnectResult {}

    /**
     * There is no grant.
     *
     * @param message what happened and what to do, in our words
     * @param said what the server said: its error code and its description, cut and stripped, empty if nothing. Free
     *     text that the browser brought: for people to read, never as markup
     */
    record NotConnected(Reason reason, String message, String said) implements ConnectResult {}

    /** Why there is no grant. */
    enum Reason {
        /** The admin declined, or may not consent: at Lever only Super Admins may. */
        DENIED,
        /** The authorization server refused the request for another reason. */
        REQUEST_REFUSED,
        /** The server does not accept the app: its id, its secret or what it is registered for. */
        APP_REFUSED,
        /** The server does not give the app these scopes. */
        SCOPES_REFUSED,
        /** The code was refused: used, too old, or made out for another redirect URI or verifier. */
        CODE_REFUSED,
        /** The callback is none that an authorization server sends. */
        CALLBACK_MALFORMED,
        /** The callback does not belong to this browser's request. */
        STATE_MISMATCH,
        /** The callback came later than {@link PendingConnection#LIFE}. */
        EXPIRED,
        /** The callback has been used, or was begun so long ago that nothing is known of it. */
        ALREADY_USED,
        /** The callback names another authorization server. */
        ISSUER_MISMATCH,
        /** The tokens came without the refresh token that was asked for. */
        NO_REFRESH_TOKEN,
        /** The token endpoint's answer is none, such as an HTML page or a redirect. */
        ANSWER_UNUSABLE,
        /** The token endpoint could not be reached, or said that it did nothing. */
        UNAVAILABLE,
        /** The answer to the exchange was lost on the way. */
        OUTCOME_UNKNOWN
    }
}
