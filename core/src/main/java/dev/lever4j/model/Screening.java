package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a posting screens its applicants; seen live since 2026. */
public record Screening(
        @Nullable Boolean enabled, @Additional Map<String, @Nullable Object> additional) {
    public Screening {
        additional = Keep.fields(additional);
    }
}
