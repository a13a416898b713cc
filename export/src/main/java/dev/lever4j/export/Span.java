package dev.lever4j.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A slice as numbers: whole milliseconds, both ends inclusive, the extremes for open ends.
 *
 * @param from never after {@code to}
 */
record Span(long from, long to) {
    static final long OPEN_BELOW = Long.MIN_VALUE;
    static final long OPEN_ABOVE = Long.MAX_VALUE;

    static Span of(Slice slice) {
        return new Span(
                slice.from() == null ? OPEN_BELOW : slice.from().toEpochMilli(),
                slice.to() == null ? OPEN_ABOVE : slice.to().toEpochMilli());
    }

    Slice toSlice() {
        return new Slice(
                from == OPEN_BELOW ? null : Instant.ofEpochMilli(from),
                to == OPEN_ABOVE ? null : Instant.ofEpochMilli(to));
    }

    boolean overlaps(Span other) {
        return from <= other.to && other.from <= to;
    }

    /** What is left of spans without others, newest first. */
    static List<Span> minus(List<Span> all, List<Span> without) {
        List<Span> left = new ArrayList<>(all);
        for (Span gone : without) {
            left = left.stream().flatMap(span -> span.minus(gone).stream()).toList();
        }
        return left.stream()
                .sorted(Comparator.comparingLong(Span::from).reversed())
                .toList();
    }

    /** The same instants in as few spans as can be, newest first. */
    static List<Span> union(List<Span> some, Span one) {
        Span whole = one;
        List<Span> apart = new ArrayList<>();
        for (Span span : some) {
            if (span.touches(whole)) {
                whole = new Span(Math.min(span.from, whole.from), Math.max(span.to, whole.to));
            } else {
                apart.add(span);
            }
        }
        apart.add(whole);
        apart.sort(Comparator.comparingLong(Span::from).reversed());
        return List.copyOf(apart);
    }

    private boolean touches(Span other) {
        return overlaps(other)
                || (to != OPEN_ABOVE && to + 1 == other.from)
                || (other.to != OPEN_ABOVE && other.to + 1 == from);
    }

    private List<Span> minus(Span other) {
        if (!overlaps(other)) {
            return List.of(this);
        }
        List<Span> left = new ArrayList<>();
        if (other.to < to) {
            left.add(new Span(other.to + 1, to));
        }
        if (other.from > from) {
            left.add(new Span(from, other.from - 1));
        }
        return left;
    }
}
