package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * Asks to choose any number of options.
 *
 * @param value the texts of the options
 */
public record MultipleSelectField(@JsonUnwrapped FieldHead head, List<String> value) implements FormField {
    public MultipleSelectField {
        value = Keep.list(value);
    }

    /** Does not show the answer. */
    @Override
    public String toString() {
        return head.shown();
    }
}
