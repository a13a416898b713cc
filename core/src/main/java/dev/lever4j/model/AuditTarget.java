package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What something was done to.
 *
 * @param type for example {@code user}
 */
public record AuditTarget(
        @Nullable String id,
        @Nullable String type,
        @Nullable String label,
        @Additional Map<String, @Nullable Object> additional) {
    public AuditTarget {
        additional = Keep.fields(additional);
    }

    /** A label may be a person's name. */
    @Override
    public String toString() {
        return "AuditTarget[" + type + " " + id + "]";
    }
}
