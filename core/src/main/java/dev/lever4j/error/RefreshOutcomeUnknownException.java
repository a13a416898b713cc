package dev.lever4j.error;

import org.jspecify.annotations.Nullable;

/** A refresh went out and its answer was lost, so the refresh token may be spent. It is not shown again by itself. */
public final class RefreshOutcomeUnknownException extends AuthException {
    private static final long serialVersionUID = 1;

    public RefreshOutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
