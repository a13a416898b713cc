package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks for a day. */
public record DateField(
        @JsonUnwrapped FieldHead head, @Nullable Instant value) implements FormField {
    /** Does not show the answer. */
    @Override
    public String toString() {
        return head.shown();
    }
}
