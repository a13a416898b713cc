package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The posting that something is about.
 *
 * @param text the title
 */
public record PostingSummary(
        @Nullable String id,
        @Nullable String text,
        @Additional Map<String, @Nullable Object> additional) {
    public PostingSummary {
        additional = Keep.fields(additional);
    }
}
