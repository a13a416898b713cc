package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** Asks how good something is, from 1 (strong no) to 4 (strong yes). */
public record ScoreField(
        @JsonUnwrapped FieldHead head, @Nullable Score value) implements FormField {
    /** Does not show the answer. */
    @Override
    public String toString() {
        return head.shown();
    }
}
