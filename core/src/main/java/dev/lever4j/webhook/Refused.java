package dev.lever4j.webhook;

/**
 * It is not to be acted on.
 *
 * @param message what is wrong and what to check; nothing of the body is in it
 */
public record Refused(Reason reason, String message) implements Verification {
    /** Why. */
    public enum Reason {
        /** More than {@link WebhookVerifier#MOST_BYTES}. */
        TOO_LARGE("the body is larger than 1 MiB, which no delivery of Lever's is"),
        /** No JSON of a delivery's form. */
        MALFORMED("the body is no delivery of Lever's: a JSON object with event, triggeredAt, token and data"),
        /** There is no signature. */
        UNSIGNED("the delivery is not signed; switch the signing token on in Lever, or make the webhook by the API"),
        /** There is one, of none of the signing tokens. */
        WRONG_SIGNATURE("the signature fits none of the signing tokens; does each webhook's token stand among them?"),
        /** Triggered longer ago than the window lets pass. */
        TOO_OLD("the delivery was triggered too long ago; is it replayed, redelivered late, or is this clock fast?"),
        /** Triggered ahead of now by more than the window. */
        FROM_THE_FUTURE("the delivery was triggered in the future; is this machine's clock slow?");

        private final String message;

        Reason(String message) {
            this.message = message;
        }
    }

    static Refused because(Reason reason) {
        return new Refused(reason, reason.message);
    }
}
