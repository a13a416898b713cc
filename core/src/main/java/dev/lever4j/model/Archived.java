package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That and why something was archived.
 *
 * @param reason an archive reason's id
 */
public record Archived(
        @Nullable String reason,
        @Nullable Instant archivedAt,
        @Additional Map<String, @Nullable Object> additional) {
    public Archived {
        additional = Keep.fields(additional);
    }
}
