package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A source in use, and how often. */
public record Source(
        @Nullable String text,
        @Nullable Long count,
        @Additional Map<String, @Nullable Object> additional) {
    public Source {
        additional = Keep.fields(additional);
    }
}
