package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of several answers to choose from; the answer is the text, exactly.
 *
 * @param optionId seen live only
 * @param description in application forms
 */
public record FieldOption(
        @Nullable String text,
        @Nullable String optionId,
        @Nullable String description,
        @Additional Map<String, @Nullable Object> additional) {
    public FieldOption {
        additional = Keep.fields(additional);
    }
}
