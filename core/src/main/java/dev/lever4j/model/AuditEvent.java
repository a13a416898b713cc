package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done in the account.
 *
 * @param meta what the type says more; different for each
 */
public record AuditEvent(
        String id,
        @Nullable Instant createdAt,
        @Nullable AuditEventType type,
        @Nullable AuditUser user,
        @Nullable AuditTarget target,
        @Nullable Map<String, @Nullable Object> meta,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public AuditEvent {
        id = Keep.id(id);
        meta = Keep.map(meta);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about people. */
    @Override
    public String toString() {
        return "AuditEvent[" + id + "]";
    }
}
