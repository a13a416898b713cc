package dev.lever4j.error;

/** A clock ran out: of one attempt, or of the whole call. */
public final class LeverTimeoutException extends NoAnswerException {
    private static final long serialVersionUID = 1;

    private final boolean wholeCall;

    public LeverTimeoutException(String message, boolean wholeCall, boolean mayHaveArrived) {
        super(message, mayHaveArrived, null);
        this.wholeCall = wholeCall;
    }

    /** True when the call's own time is used up, so that no further attempt can follow. */
    public boolean isWholeCall() {
        return wholeCall;
    }
}
