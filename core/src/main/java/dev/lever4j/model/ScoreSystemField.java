package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** Asks how good a candidate is on the whole. Feedback has exactly one. */
public record ScoreSystemField(
        @JsonUnwrapped FieldHead head, @Nullable Score value) implements FormField {
    /** Does not show the answer. */
    @Override
    public String toString() {
        return head.shown();
    }
}
