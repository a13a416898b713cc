package dev.lever4j.error;

import org.jspecify.annotations.Nullable;

/** The token endpoint does not accept the app itself: client id, secret or its permissions are wrong. */
public final class OAuthClientException extends AuthException {
    private static final long serialVersionUID = 1;

    public OAuthClientException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
