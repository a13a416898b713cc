package dev.lever4j.error;

import org.jspecify.annotations.Nullable;

/** The token endpoint could not be reached or failed; the grant is intact, a later call may succeed. */
public final class AuthUnavailableException extends AuthException {
    private static final long serialVersionUID = 1;

    public AuthUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
