package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who works with Lever in the account. */
public record User(
        String id,
        @Nullable String name,
        @Nullable String username,
        @Nullable String email,
        @Nullable AccessRole accessRole,
        @Nullable String photo,
        @Nullable Instant createdAt,
        @Nullable Instant deactivatedAt,
        @Nullable String externalDirectoryId,
        List<String> linkedContactIds,
        @Nullable String jobTitle,
        @Nullable String managerId,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public User {
        id = Keep.id(id);
        linkedContactIds = Keep.list(linkedContactIds);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
