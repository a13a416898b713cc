package dev.lever4j.export.redact;

import org.jspecify.annotations.Nullable;

/** A profile or a key that cannot be used: the message says which, what is wrong with it, and nothing of the key. */
public final class RedactionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    RedactionException(String message) {
        this(message, null);
    }

    RedactionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
