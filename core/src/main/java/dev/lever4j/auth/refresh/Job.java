package dev.lever4j.auth.refresh;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt has to do. It waits first: that is how failures in a row are spaced, instead of repeating old
 * errors.
 */
public sealed interface Job {
    Duration delay();

    /**
     * Read the store; use what is newer there, else present the refresh token.
     *
     * @param known the newest generation this process has seen; {@link #NEVER_READ} at first
     * @param mode whether the refresh token may be presented
     * @param setback what went wrong before
     * @param watch what was seen before of another process that refreshes this grant; null at first
     */
    record Refresh(
            long known,
            Mode mode,
            Setback setback,
            Duration delay,
            @Nullable Watch watch) implements Job {
        public static final long NEVER_READ = -1;
    }

    enum Mode {
        USUAL,
        /** After an answer was lost. */
        AGAIN,
        /** The token is spent, or may be: only a newer grant in the store helps. */
        READ_ONLY
    }

    /** Save what a refresh brought, again. */
    record Save(Rotation rotation, int failures, Duration delay) implements Job {}
}
