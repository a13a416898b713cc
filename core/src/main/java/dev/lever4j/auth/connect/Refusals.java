package dev.lever4j.auth.connect;

import dev.lever4j.auth.connect.ConnectResult.NotConnected;
import dev.lever4j.auth.connect.ConnectResult.Reason;
import dev.lever4j.auth.refresh.TokenReply;

/** What is said about each way not to get a grant: what happened, and what to do. */
public final class Refusals {
    private static final String AGAIN = "; begin again";

    private Refusals() {}

    public static NotConnected malformed(Callback.Malformed callback) {
        return of(
                Reason.CALLBACK_MALFORMED,
                callback.why() + "; nothing was done, connect from the application and follow Lever's own page");
    }

    public static NotConnected stateMismatch() {
        return of(
                Reason.STATE_MISMATCH,
                "the callback does not belong to the request of this browser (an old tab, a cookie that was lost, or"
                        + " somebody else's link); nothing was done" + AGAIN);
    }

    public static NotConnected expired() {
        return of(
                Reason.EXPIRED,
                "the consent took longer than " + PendingConnection.LIFE.toMinutes() + " minutes" + AGAIN);
    }

    public static NotConnected alreadyUsed() {
        return of(
                Reason.ALREADY_USED,
                "this callback has been used already; if the account is not connected, begin again");
    }

    public static NotConnected otherIssuer() {
        return of(
                Reason.ISSUER_MISMATCH,
                "the callback names another authorization server than the one that was asked; the code was not used");
    }

    /** What the authorization server said in the browser. */
    public static NotConnected of(Callback.Refused refused) {
        String said =
                refused.description().isEmpty() ? refused.error() : refused.error() + ": " + refused.description();
        return switch (refused.error()) {
            case "access_denied" ->
                new NotConnected(
                        Reason.DENIED,
                        "the consent was declined; at Lever only a Super Admin can give it" + AGAIN,
                        said);
            case "unauthorized_client", "invalid_client" ->
                new NotConnected(Reason.APP_REFUSED, app("the authorization server"), said);
            case "invalid_scope" -> new NotConnected(Reason.SCOPES_REFUSED, scopes(), said);
            default ->
                new NotConnected(
                        Reason.REQUEST_REFUSED,
                        "the authorization server refused the request; check the scopes, the audience and the app's"
                                + " settings at Lever",
                        said);
        };
    }

    /** What the token endpoint said, if it did not grant. */
    public static NotConnected of(TokenReply reply) {
        if (reply instanceof TokenReply.GrantRefused) {
            return new NotConnected(
                    Reason.CODE_REFUSED,
                    "the code was refused: used already, too old, or the redirect URI is not the one it was made out"
                            + " for" + AGAIN,
                    "invalid_grant");
        }
        if (reply instanceof TokenReply.ClientRefused client) {
            return refused(client);
        }
        if (reply instanceof TokenReply.NotDone not) {
            return of(Reason.UNAVAILABLE, not.why() + "; nothing was granted, begin again later");
        }
        if (reply instanceof TokenReply.Unclear unclear && unclear.cause() != null) {
            return of(
                    Reason.OUTCOME_UNKNOWN, unclear.why() + ", so the code may be spent and is not sent again" + AGAIN);
        }
        return of(
                Reason.ANSWER_UNUSABLE,
                (reply instanceof TokenReply.Unclear unclear ? unclear.why() : "the token endpoint's answer is none")
                        + ", so the code may be spent; check the auth URL" + AGAIN);
    }

    public static NotConnected noRefreshToken() {
        return of(
                Reason.NO_REFRESH_TOKEN,
                "the tokens came without a refresh token although " + ConnectSettings.OFFLINE_ACCESS
                        + " was asked for, so the grant would end with its access token and was not kept; allow "
                        + ConnectSettings.OFFLINE_ACCESS + " in the app's settings at Lever" + AGAIN);
    }

    private static NotConnected refused(TokenReply.ClientRefused client) {
        return switch (client.code()) {
            // Auth0 calls a wrong secret access_denied
            case "invalid_client", "unauthorized_client", "access_denied" ->
                new NotConnected(Reason.APP_REFUSED, app("the token endpoint"), client.code());
            case "invalid_scope" -> new NotConnected(Reason.SCOPES_REFUSED, scopes(), client.code());
            case "" ->
                of(Reason.ANSWER_UNUSABLE, client.why() + ": that is no authorization server; check the auth URL");
            default ->
                new NotConnected(
                        Reason.REQUEST_REFUSED,
                        client.why() + "; check the redirect URI and the app's settings at Lever",
                        client.code());
        };
    }

    private static String app(String who) {
        return who + " does not accept the app; check the client id, the client secret and the app's settings at Lever";
    }

    private static String scopes() {
        return "the app may not have these scopes; ask for fewer, or have them added to the app at Lever";
    }

    private static NotConnected of(Reason reason, String message) {
        return new NotConnected(reason, message, "");
    }
}
