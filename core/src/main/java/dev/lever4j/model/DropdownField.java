package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * Asks to choose one of a menu's options.
 *
 * @param value the text of an option
 */
public record DropdownField(
        @JsonUnwrapped FieldHead head, @Nullable String value) implements FormField {
    /** Does not show the answer. */
    @Override
    public String toString() {
        return head.shown();
    }
}
