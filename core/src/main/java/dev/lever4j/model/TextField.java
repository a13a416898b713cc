package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** Asks for one line of text. */
public record TextField(
        @JsonUnwrapped FieldHead head, @Nullable String value) implements FormField {
    /** Does not show the answer. */
    @Override
    public String toString() {
        return head.shown();
    }
}
