package dev.lever4j.connect;

import dev.lever4j.export.Position;
import dev.lever4j.export.Slice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What slices that are not done have brought: one that turns out to hold too much is given up and cut anew, and one
 * whose cursor Lever refuses starts over. Not thread-safe.
 */
final class OfLate {
    /** By numbers that stand for key and form: there may be thousands, for each of many accounts. */
    private final Map<Slice, Set<Long>> open = new HashMap<>();

    boolean has(Traits traits) {
        return open.values().stream().anyMatch(told -> told.contains(number(traits)));
    }

    /** What came with a position. */
    void add(Position.InList at, List<Traits> told) {
        if (at.isDone()) {
            open.remove(at.slice());
            return;
        }
        Set<Long> numbers = open.computeIfAbsent(at.slice(), slice -> new HashSet<>());
        told.forEach(traits -> numbers.add(number(traits)));
    }

    private static long number(Traits traits) {
        return (long) traits.key().hashCode() << 32 | (traits.form().hashCode() & 0xFFFFFFFFL);
    }

    void clear() {
        open.clear();
    }
}
