package dev.lever4j.error;

import org.jspecify.annotations.Nullable;

/** The token store could not read, or could not save what must not be lost. */
public final class TokenStoreException extends AuthException {
    private static final long serialVersionUID = 1;

    public TokenStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
