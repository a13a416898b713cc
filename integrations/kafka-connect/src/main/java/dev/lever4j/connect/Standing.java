package dev.lever4j.connect;

import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.OAuthClientException;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.error.UnauthorizedException;
import org.jspecify.annotations.Nullable;

/**
 * How the reading of an account stands.
 *
 * @param words for people; null while it runs
 */
record Standing(State state, @Nullable String words) {
    static final Standing RUNNING = new Standing(State.RUNNING, null);

    enum State {
        RUNNING,
        /** It is tried again soon. */
        WAITING,
        /** Until somebody does something about it: connects the account, gives a right. */
        REFUSED,
        /** By a fault of the connector itself, or of what it was given. */
        BROKEN
    }

    /** Whether nothing comes any more unless somebody does something. */
    boolean isOver() {
        return state == State.REFUSED || state == State.BROKEN;
    }

    /** Whether Lever refuses the credential or the app, without saying that the grant is lost. */
    static boolean isRefusal(Throwable error) {
        return error instanceof UnauthorizedException
                || error instanceof OAuthClientException
                || error instanceof ForbiddenException;
    }

    /** @param isFinal whether a refusal is believed */
    static Standing after(Throwable error, String account, boolean isFinal) {
        if (error instanceof ReauthorizationRequiredException lost) {
            return refused(
                    account,
                    "its grant is lost (" + lost.loss() + "): an admin of the account has to connect it"
                            + " again. Reconnect the account, and then restart this task");
        } else if (isRefusal(error)) {
            return new Standing(isFinal ? State.REFUSED : State.WAITING, "account " + account + ": " + refusal(error));
        }
        if (error instanceof LeftOut.NotReadException) {
            return new Standing(State.WAITING, "account " + account + ": " + error.getMessage());
        }
        // what others say may have something of a record in it: that is for the log
        return error instanceof LeverException
                ? new Standing(State.WAITING, "account " + account + ": Lever cannot be read for now")
                : new Standing(
                        State.BROKEN,
                        "account " + account + ": a fault of this connector, or of what it was" + " given ("
                                + error.getClass().getSimpleName() + "); the log has more");
    }

    private static String refusal(Throwable error) {
        if (error instanceof UnauthorizedException) {
            return "Lever refuses its credential: reconnect the account, or give a key that is good,"
                    + " and then restart this task";
        } else if (error instanceof OAuthClientException) {
            return "Lever refuses the OAuth app: see " + Keys.CLIENT_ID + " and " + Keys.CLIENT_SECRET;
        }
        return "its credential lacks the right to what is to be read: reconnect the account with it";
    }

    static Standing broken(String account, String why) {
        return new Standing(State.BROKEN, "account " + account + ": " + why);
    }

    static Standing unconnected(String account) {
        return refused(account, "the token store has no grant of it: connect the account, and then restart this task");
    }

    private static Standing refused(String account, String why) {
        return new Standing(State.REFUSED, "account " + account + ": " + why);
    }
}
