package dev.lever4j.export;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the time line, of whole milliseconds as Lever counts. Both ends belong to it; null is open.
 *
 * @param from the first instant; null for everything up to the end
 * @param to the last instant; null for everything from the beginning on
 */
public record Slice(@Nullable Instant from, @Nullable Instant to) {
    /** The whole time line, records without a time included: what is not cut. */
    public static final Slice ALL = new Slice(null, null);

    /** @throws IllegalArgumentException if it ends before it begins */
    public Slice {
        from = from == null ? null : from.truncatedTo(ChronoUnit.MILLIS);
        to = to == null ? null : to.truncatedTo(ChronoUnit.MILLIS);
        if (from != null && to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("a slice must not end before it begins: " + from + " to " + to);
        }
    }

    /** Whether it has an instant in common with another. */
    public boolean overlaps(Slice other) {
        return !endsBefore(other) && !other.endsBefore(this);
    }

    private boolean endsBefore(Slice other) {
        return to != null && other.from != null && to.isBefore(other.from);
    }

    /** {@code 1700000000000..1700000099999}, an open end as {@code *}; {@link #parse} takes it back. */
    @Override
    public String toString() {
        return text(from) + ".." + text(to);
    }

    /** @throws IllegalArgumentException if the text is no slice's */
    static Slice parse(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            throw new IllegalArgumentException("not a slice: it looks like 1700000000000..1700000099999");
        }
        return new Slice(instant(text.substring(0, dots)), instant(text.substring(dots + 2)));
    }

    private static String text(@Nullable Instant end) {
        return end == null ? "*" : String.valueOf(end.toEpochMilli());
    }

    private static @Nullable Instant instant(String text) {
        return text.equals("*") ? null : Instant.ofEpochMilli(Long.parseLong(text));
    }
}
