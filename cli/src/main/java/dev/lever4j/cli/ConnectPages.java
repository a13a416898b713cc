package dev.lever4j.cli;

import dev.lever4j.auth.connect.ConnectResult;
import dev.lever4j.auth.connect.ConnectResult.Connected;
import dev.lever4j.auth.connect.ConnectResult.NotConnected;

/** What the one at the browser reads of what came of it. */
final class ConnectPages {
    private static final String AGAIN = "Run the command again in the terminal.";
    private static final String WAITING = "The terminal goes on waiting for the right page. It is the one that Lever"
            + " leads to from the address that the terminal shows.";

    private ConnectPages() {}

    /** @param last whether the command ends with it */
    static CallbackPage of(ConnectResult result, boolean last) {
        if (result instanceof Connected connected) {
            return connected(connected);
        }
        if (result instanceof NotConnected not) {
            return CallbackPage.bad(
                    400,
                    "Not connected",
                    sentence(not.message()),
                    not.said().isEmpty() ? "" : "The server said: " + not.said(),
                    last ? AGAIN : WAITING);
        }
        return CallbackPage.bad(
                400,
                "Not connected",
                "No refresh token was asked for, so nothing was kept.",
                "The terminal says more.");
    }

    /** What it was is for the terminal: it may name files. */
    static CallbackPage failed() {
        return CallbackPage.bad(
                500, "Not connected", "The command could not finish. The terminal says why, and what to do.");
    }

    private static CallbackPage connected(Connected connected) {
        String missing = connected.notGranted().toString();
        return CallbackPage.good(
                "Connected",
                "The account is connected and kept as “" + connected.account() + "”. You can close this window and go"
                        + " back to the terminal.",
                missing.isEmpty() ? "" : "Not granted, although asked for: " + missing);
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1) + ".";
    }
}
