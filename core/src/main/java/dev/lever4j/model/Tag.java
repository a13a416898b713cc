package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tag in use, and how often. */
public record Tag(
        @Nullable String text,
        @Nullable Long count,
        @Additional Map<String, @Nullable Object> additional) {
    public Tag {
        additional = Keep.fields(additional);
    }
}
