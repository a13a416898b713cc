package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A headed list in a posting's text.
 *
 * @param content HTML
 */
public record PostingSection(
        @Nullable String text,
        @Nullable String content,
        @Additional Map<String, @Nullable Object> additional) {
    public PostingSection {
        additional = Keep.fields(additional);
    }
}
