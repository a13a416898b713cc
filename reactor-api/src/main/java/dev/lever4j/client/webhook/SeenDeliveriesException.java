package dev.lever4j.client.webhook;

import org.jspecify.annotations.Nullable;

/** What deliveries have been handled could not be looked up or noted. Whether it was noted may be unknown. */
public final class SeenDeliveriesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message what could not be done and what to do, without what came with the delivery */
    public SeenDeliveriesException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
