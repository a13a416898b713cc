package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** Asks for what a candidate programmed. */
public record CodeField(
        @JsonUnwrapped FieldHead head,
        @Nullable String language,
        @Nullable String value) implements FormField {
    /** Does not show the answer. */
    @Override
    public String toString() {
        return head.shown();
    }
}
