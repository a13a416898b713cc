package dev.lever4j.error;

import org.jspecify.annotations.Nullable;

/** No usable token could be had. */
public abstract class AuthException extends LeverException {
    private static final long serialVersionUID = 1;

    AuthException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
