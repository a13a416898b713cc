package dev.lever4j.error;

/** 400 on a page: Lever no longer accepts the cursor. Start the list again, or from a watermark. */
public final class OffsetExpiredException extends ApiException {
    private static final long serialVersionUID = 1;

    public OffsetExpiredException(String message, Answer answer) {
        super(message, answer);
    }
}
