package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a yes or a no.
 *
 * @param value {@code yes} or {@code no}
 */
public record YesNoField(
        @JsonUnwrapped FieldHead head, @Nullable String value) implements FormField {
    /** Empty if nobody answered, or with another word. */
    public Optional<Boolean> isYes() {
        return Optional.ofNullable(value)
                .filter(word -> word.equals("yes") || word.equals("no"))
                .map("yes"::equals);
    }

    /** Does not show the answer. */
    @Override
    public String toString() {
        return head.shown();
    }
}
