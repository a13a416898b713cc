package dev.lever4j.error;

import org.jspecify.annotations.Nullable;

/**
 * This side's part of an upload or download failed: what was to be sent could not be read or had another length than
 * was said, or what came could not be written. Another try changes nothing by itself. An upload that ends so was never
 * whole, so Lever cannot have stored it.
 */
public final class LocalFileException extends LeverException {
    private static final long serialVersionUID = 1;

    /** @param cause what a caller's own publisher failed with; null otherwise, for messages of files name them */
    public LocalFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
