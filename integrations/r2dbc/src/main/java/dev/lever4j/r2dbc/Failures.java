package dev.lever4j.r2dbc;

import dev.lever4j.client.webhook.SeenDeliveriesException;
import dev.lever4j.error.TokenStoreException;

/** A driver's failure as ours: what could not be done, why, what to do; without what was bound to a statement. */
final class Failures {
    private Failures() {}

    /** @param what begins the message */
    static Throwable of(String what, Throwable error) {
        if (error instanceof TokenStoreException || error instanceof Error) {
            return error;
        }
        return new TokenStoreException(why(what, error), unquoted(error));
    }

    /** @param what begins the message */
    static Throwable ofDeliveries(String what, Throwable error) {
        return error instanceof Error ? error : new SeenDeliveriesException(why(what, error), unquoted(error));
    }

    private static String why(String what, Throwable error) {
        return what + ": " + Trouble.of(error).advice() + " (" + name(error) + ")";
    }

    private static Throwable unquoted(Throwable error) {
        return Trouble.of(error).mayQuote() ? new Unquoted(error) : error;
    }

    private static String name(Throwable error) {
        String state = Trouble.state(error);
        String type = error.getClass().getSimpleName();
        return state == null ? type : type + ", SQLSTATE " + state;
    }

    /** Where the driver failed, not in its words. */
    private static final class Unquoted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unquoted(Throwable error) {
            super(name(error));
            setStackTrace(error.getStackTrace());
        }
    }
}
