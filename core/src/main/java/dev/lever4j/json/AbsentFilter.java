package dev.lever4j.json;

import dev.lever4j.model.Absent;
import org.jspecify.annotations.Nullable;

/** Tells the mapper which properties not to write: Jackson asks a filter whether it equals the value to leave out. */
final class AbsentFilter {
    @Override
    public boolean equals(@Nullable Object value) {
        return value == null || Absent.is(value);
    }

    @Override
    public int hashCode() {
        return 0;
    }
}
