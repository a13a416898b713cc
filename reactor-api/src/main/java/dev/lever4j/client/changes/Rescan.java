package dev.lever4j.client.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which opportunities are told of though nothing says that they have changed, so that what lies under them can be read
 * again. Whether a new note, a form or an interview changes an opportunity's {@code updatedAt} is not documented; what
 * Lever has no filter for can only be found by looking.
 */
public final class Rescan {
    /** None: what lies under an opportunity is read when the opportunity itself has changed. */
    public static final Rescan CHANGED = new Rescan(Which.NONE, null);

    /** What is asked for. */
    enum Which {
        NONE,
        ACTIVE,
        ALL
    }

    private final Which which;
    private final @Nullable Duration every;

    private Rescan(Which which, @Nullable Duration every) {
        this.which = which;
        this.every = every;
    }

    /**
     * Those that are not archived, once in so long: a request for each hundred of them, beside what is read for each.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public static Rescan active(Duration every) {
        return new Rescan(Which.ACTIVE, positive(every));
    }

    /**
     * All of them, once in so long.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public static Rescan full(Duration every) {
        return new Rescan(Which.ALL, positive(every));
    }

    /** Whether it is of all opportunities, once it is due. */
    public boolean isFull() {
        return which == Which.ALL;
    }

    Which which() {
        return which;
    }

    /** Whether it is time, when the last one was at that time. */
    boolean isDue(Instant last, Instant now) {
        return every != null && !now.isBefore(last.plus(every));
    }

    private static Duration positive(Duration every) {
        if (every.isNegative() || every.isZero()) {
            throw new IllegalArgumentException("the time between two rescans must be positive, not " + every);
        }
        return every;
    }

    @Override
    public String toString() {
        return which == Which.NONE ? "changed" : which.name().toLowerCase(Locale.ROOT) + " every " + every;
    }
}
