package dev.lever4j.cli;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.connect.ConnectResult;
import dev.lever4j.auth.connect.ConnectResult.Connected;
import dev.lever4j.auth.connect.ConnectResult.NotConnected;
import dev.lever4j.auth.connect.ConnectResult.Reason;

/**
 * What the one at the terminal reads of what came of it.
 *
 * @param app the options that name the app again, or nothing
 */
record ConnectReport(Console console, KeptConnections kept, String app) {
    /** @throws Failure if the account is not connected */
    void of(ConnectResult result) {
        if (result instanceof Connected connected) {
            connected(connected);
        } else if (result instanceof NotConnected not) {
            String said = not.said().isEmpty() ? "" : " (the server said: " + not.said() + ")";
            throw Failure.ending(exitCode(not.reason()), not.message() + said);
        } else {
            throw Failure.ending(ExitCode.AUTHENTICATION, "no refresh token was asked for, so nothing was kept");
        }
    }

    private void connected(Connected connected) {
        StoredGrant grant = connected.grant();
        kept.hide(grant);
        String name = Printable.of(connected.account());
        console.say("connected: kept as " + name + " in " + kept.folder());
        console.say(
                grant.scopes().names().isEmpty()
                        ? "the server did not say which scopes it granted"
                        : "granted: " + grant.scopes());
        if (!connected.notGranted().names().isEmpty()) {
            console.say("asked for and not granted: " + connected.notGranted());
        }
        console.say("a refresh token was granted: it lasts a year, or until it is not used for 90 days, says Lever");
        StoredGrant.Access access = grant.access();
        if (access != null) {
            TokenClaims.account(access.token())
                    .ifPresent(id -> console.say("the token names Lever's account " + id + " (not checked)"));
        }
        console.say("use it with " + app + "--connection " + name);
    }

    static int exitCode(Reason reason) {
        return switch (reason) {
            case ANSWER_UNUSABLE, UNAVAILABLE, OUTCOME_UNKNOWN -> ExitCode.UNREACHABLE;
            case REQUEST_REFUSED, SCOPES_REFUSED -> ExitCode.REFUSED;
            case DENIED,
                    APP_REFUSED,
                    CODE_REFUSED,
                    CALLBACK_MALFORMED,
                    STATE_MISMATCH,
                    EXPIRED,
                    ALREADY_USED,
                    ISSUER_MISMATCH,
                    NO_REFRESH_TOKEN -> ExitCode.AUTHENTICATION;
        };
    }
}
