package dev.lever4j.client.webhook;

/** Who may handle a delivery. */
public sealed interface Claim {
    /**
     * Whoever asked.
     *
     * @param ticket tells this claim from an earlier one of the same delivery
     */
    record Mine(String key, String ticket) implements Claim {
        /** Without what came with the delivery. */
        @Override
        public String toString() {
            return "Mine[]";
        }
    }

    /** Somebody else, who is at it. */
    record Others() implements Claim {}

    /** Nobody: it has been handled. */
    record Done() implements Claim {}
}
