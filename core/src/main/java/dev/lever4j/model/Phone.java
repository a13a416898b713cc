package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A phone number; types seen are mobile, home, work and other. */
public record Phone(
        @Nullable String type,
        @Nullable String value,
        @Additional Map<String, @Nullable Object> additional) {
    public Phone {
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "Phone[***]";
    }
}
