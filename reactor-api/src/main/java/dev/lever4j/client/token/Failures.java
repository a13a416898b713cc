package dev.lever4j.client.token;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.refresh.TokenFailure;
import dev.lever4j.auth.refresh.TokenFailure.Kind;
import org.jspecify.annotations.Nullable;

/** What is said about each failure: what happened, and what to do. */
final class Failures {
    private Failures() {}

    static TokenFailure unreadable(Throwable cause) {
        return new TokenFailure(
                Kind.STORE, "the token store could not be read, so no refresh was started; mend the store", cause);
    }

    static TokenFailure noGrant() {
        return TokenFailure.of(Kind.STORE, "the token store holds no grant; connect the account and save its grant");
    }

    static TokenFailure older(StoredGrant found, long known) {
        return TokenFailure.of(
                Kind.STORE,
                "the token store went back to generation " + found.generation() + " although " + known
                        + " had been saved, so no refresh was started; was an old copy restored?");
    }

    static TokenFailure noIntent(Throwable cause) {
        return new TokenFailure(
                Kind.STORE, "the token store could not be written, so no refresh was started; mend the store", cause);
    }

    static TokenFailure stubborn() {
        return TokenFailure.of(
                Kind.STORE,
                "the token store refused to save although nothing newer is kept in it, so no refresh was started; mend"
                        + " the store");
    }

    static TokenFailure forgotten() {
        return TokenFailure.of(
                Kind.STORE,
                "the grant was removed from the token store while it was refreshed; connect the account again");
    }

    static TokenFailure notSaved(Throwable cause) {
        return new TokenFailure(
                Kind.STORE,
                "the token store could not save the grant after a refresh; saving is tried again and no request carries"
                        + " the new token before; mend the store and keep this process running",
                cause);
    }

    static TokenFailure unavailable(String why, @Nullable Throwable cause) {
        return new TokenFailure(Kind.UNAVAILABLE, why + "; the grant is intact, try again later", cause);
    }

    static TokenFailure client(String why) {
        return TokenFailure.of(
                Kind.CLIENT,
                why + "; check the auth URL, the client id, the client secret and the app's settings at Lever; the"
                        + " grant is intact");
    }

    static TokenFailure lost(String why, @Nullable Throwable cause) {
        return new TokenFailure(
                Kind.OUTCOME_UNKNOWN,
                why + ", so the refresh token may be spent; it is presented again after a lease, by one process, and if"
                        + " that answer is lost too a last time some minutes later; if that brings nothing either an"
                        + " admin has to connect the account again",
                cause);
    }

    static TokenFailure stillLost() {
        return lost("the answer to an earlier token refresh was lost and the store holds nothing newer", null);
    }

    static TokenFailure lostForGood(String why, @Nullable Throwable cause) {
        return new TokenFailure(
                Kind.BROKEN_OFF,
                why + ", so the refresh token may be spent, and it is not presented again: an admin has to connect the"
                        + " account again",
                cause);
    }

    static TokenFailure refused(boolean afterOpenIntent) {
        String why = afterOpenIntent
                ? "the refresh token was refused, and an earlier refresh had been begun whose answer was never saved (did"
                        + " the process end in between?)"
                : "the refresh token was refused: revoked, expired, or used elsewhere";
        return TokenFailure.of(
                afterOpenIntent ? Kind.BROKEN_OFF : Kind.REFUSED, why + "; an admin has to connect the account again");
    }

    static TokenFailure tooManyTries() {
        return TokenFailure.of(
                Kind.BROKEN_OFF,
                "the refresh token may have been presented three times, and no answer was ever saved (did the process end in"
                        + " between?); it is not presented again: an admin has to connect the account again");
    }

    static TokenFailure closed() {
        return TokenFailure.of(Kind.CLOSED, "the client is closed");
    }
}
