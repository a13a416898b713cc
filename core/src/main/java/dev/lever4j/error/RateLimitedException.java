package dev.lever4j.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** 429: over the rate limit, after the retries that were allowed. */
public final class RateLimitedException extends ApiException {
    private static final long serialVersionUID = 1;

    private final @Nullable Duration retryAfter;

    public RateLimitedException(String message, Answer answer, @Nullable Duration retryAfter) {
        super(message, answer);
        this.retryAfter = retryAfter;
    }

    /** How long Lever asked to wait; it documents no such header, so this is usually empty. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
