package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user who has access to a posting.
 *
 * @param conditions not documented
 */
public record PostingUser(
        @Nullable String id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String inheritedFromRoleId,
        @Nullable Map<String, @Nullable Object> conditions,
        @Additional Map<String, @Nullable Object> additional) {
    public PostingUser {
        conditions = Keep.map(conditions);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "PostingUser[" + id + "]";
    }
}
