package dev.lever4j.connect;

import dev.lever4j.export.Position;
import dev.lever4j.export.Slice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What slices that are not done have brought: one that turns out to hold too much is given up and cut anew, and one
 * whose cursor Lever refuses starts over. Not thread-safe.
 */
final class OfLate {
    private final Map<Slice, Map<String, String>> open = new HashMap<>();

    boolean has(Traits traits) {
        return open.values().stream().anyMatch(forms -> traits.form().equals(forms.get(traits.key())));
    }

    /** What came with a position. */
    void add(Position.InList at, List<Traits> told) {
        if (at.isDone()) {
            open.remove(at.slice());
            return;
        }
        Map<String, String> forms = open.computeIfAbsent(at.slice(), slice -> new HashMap<>());
        told.forEach(traits -> forms.put(traits.key(), traits.form()));
    }

    void clear() {
        open.clear();
    }
}
