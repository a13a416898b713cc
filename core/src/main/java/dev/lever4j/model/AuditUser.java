package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who did something, as known at that time.
 *
 * @param id absent if somebody tried to log in who does not exist
 */
public record AuditUser(
        @Nullable String id,
        @Nullable String email,
        @Nullable String name,
        @Nullable String role,
        @Additional Map<String, @Nullable Object> additional) {
    public AuditUser {
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "AuditUser[" + id + "]";
    }
}
