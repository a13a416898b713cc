package dev.lever4j.error;

import org.jspecify.annotations.Nullable;

/** The connection broke after the request had begun to go out, or before the answer was whole. */
public final class ConnectionLostException extends NoAnswerException {
    private static final long serialVersionUID = 1;

    public ConnectionLostException(String message, @Nullable Throwable cause) {
        super(message, true, cause);
    }
}
