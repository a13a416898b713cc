package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a contact lives: an object here, plain text on an opportunity and when writing. */
public record ContactLocation(
        @Nullable String name, @Additional Map<String, @Nullable Object> additional) {
    public ContactLocation {
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "ContactLocation[***]";
    }
}
