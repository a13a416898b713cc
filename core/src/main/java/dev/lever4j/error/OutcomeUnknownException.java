package dev.lever4j.error;

/**
 * A write went out and no answer says whether Lever applied it, or none that can be read. It was not sent again. Read
 * the record to find out; the cause says what happened to the answer.
 */
public final class OutcomeUnknownException extends LeverException {
    private static final long serialVersionUID = 1;

    public OutcomeUnknownException(String message, LeverException cause) {
        super(message, cause);
    }
}
