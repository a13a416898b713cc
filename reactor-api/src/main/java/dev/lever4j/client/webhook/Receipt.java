package dev.lever4j.client.webhook;

import dev.lever4j.webhook.Refused;

/** What became of a delivery, and what to answer: Lever takes 2xx for done and sends all else again (documented). */
public sealed interface Receipt {
    /** The status of the answer. */
    int status();

    /** It was handled, now. */
    record Handled() implements Receipt {
        @Override
        public int status() {
            return 200;
        }
    }

    /** It had been handled before, so nothing was done. */
    record SeenBefore() implements Receipt {
        @Override
        public int status() {
            return 200;
        }
    }

    /** Somebody else is at it; should he fail, Lever's next try is needed. */
    record InHand() implements Receipt {
        @Override
        public int status() {
            return 409;
        }
    }

    /**
     * The handler failed, or what remembers deliveries did.
     *
     * @param cause for the log
     */
    record Failed(Throwable cause) implements Receipt {
        @Override
        public int status() {
            return 500;
        }
    }

    /** It is not to be acted on. */
    record NotTaken(Refused why) implements Receipt {
        @Override
        public int status() {
            return switch (why.reason()) {
                case TOO_LARGE -> 413;
                case UNSIGNED, WRONG_SIGNATURE -> 401;
                case MALFORMED, TOO_OLD, FROM_THE_FUTURE -> 400;
            };
        }
    }
}
