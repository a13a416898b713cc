package dev.lever4j.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may say about one call. Immutable.
 *
 * @param timeout of the whole call, retries and waits included; per page for a list
 * @param attemptTimeout of one request, from the moment it is admitted; not of one that streams a file, which goes on
 *     as long as bytes move and the timeout allows
 * @param lane where it waits
 * @param performAs the id of the user on whose behalf a write is done; null for none
 */
public record CallOptions(
        Duration timeout,
        Duration attemptTimeout,
        Lane lane,
        @Nullable String performAs) {
    private static final Duration LONGEST = Duration.ofDays(365);

    /** Call 120 s, attempt 30 s, interactive, nobody. */
    public static final CallOptions DEFAULT =
            new CallOptions(Duration.ofSeconds(120), Duration.ofSeconds(30), Lane.INTERACTIVE, null);

    /**
     * @throws IllegalArgumentException if a timeout is not longer than zero or is longer than a year, or a user's id is
     *     blank
     */
    public CallOptions {
        if (!isTimeout(timeout) || !isTimeout(attemptTimeout)) {
            throw new IllegalArgumentException("timeouts must be longer than zero and at most 365 days");
        }
        if (performAs != null && performAs.isBlank()) {
            throw new IllegalArgumentException("performAs needs the id of a user, not a blank");
        }
    }

    public CallOptions timeout(Duration whole) {
        return new CallOptions(whole, attemptTimeout, lane, performAs);
    }

    public CallOptions attemptTimeout(Duration single) {
        return new CallOptions(timeout, single, lane, performAs);
    }

    public CallOptions lane(Lane other) {
        return new CallOptions(timeout, attemptTimeout, other, performAs);
    }

    private static boolean isTimeout(Duration time) {
        return !time.isNegative() && !time.isZero() && time.compareTo(LONGEST) <= 0;
    }

    public CallOptions performAs(String userId) {
        return new CallOptions(timeout, attemptTimeout, lane, userId);
    }
}
