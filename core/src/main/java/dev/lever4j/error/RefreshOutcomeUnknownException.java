package dev.lever4j.error;

import org.jspecify.annotations.Nullable;

/**
 * A refresh went out and its answer was lost, so the refresh token may be spent. It is shown again, by one process and
 * a lease later, and at most a third time; if that brings nothing either, callers get a
 * {@link ReauthorizationRequiredException}.
 */
public final class RefreshOutcomeUnknownException extends AuthException {
    private static final long serialVersionUID = 1;

    public RefreshOutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
