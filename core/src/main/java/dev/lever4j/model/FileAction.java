package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That a file was added to or removed from an opportunity. Known from a connector's schema; no record has been seen
 * live.
 *
 * @param user who did it: an object with an id, or the id itself
 * @param meta any JSON
 */
public record FileAction(
        String id,
        @Nullable String opportunityId,
        @Nullable FileActionType type,
        @Nullable Instant occurredAt,
        @Nullable Instant createdAt,
        @Nullable Ref<User> user,
        @Nullable Object meta,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public FileAction {
        id = Keep.id(id);
        meta = Keep.json(meta);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about people. */
    @Override
    public String toString() {
        return "FileAction[" + id + "]";
    }
}
