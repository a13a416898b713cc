package dev.lever4j.error;

import org.jspecify.annotations.Nullable;

/** An answer came and is not what Lever documents: cut short, not JSON, missing what it must have, or too large. */
public class MalformedResponseException extends LeverException {
    private static final long serialVersionUID = 1;

    public MalformedResponseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
