package dev.lever4j.error;

import org.jspecify.annotations.Nullable;

/** No answer came. Whether the request may have arrived decides what may be done next. */
public abstract class NoAnswerException extends LeverException {
    private static final long serialVersionUID = 1;

    private final boolean mayHaveArrived;

    NoAnswerException(String message, boolean mayHaveArrived, @Nullable Throwable cause) {
        super(message, cause);
        this.mayHaveArrived = mayHaveArrived;
    }

    /** False only where no byte of the request can have reached Lever. */
    public final boolean requestMayHaveArrived() {
        return mayHaveArrived;
    }
}
