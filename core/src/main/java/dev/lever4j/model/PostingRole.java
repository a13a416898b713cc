package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A role that gives access to a posting.
 *
 * @param id for example {@code admin} or {@code owner}
 * @param conditions not documented
 */
public record PostingRole(
        @Nullable String id,
        @Nullable String name,
        @Nullable Boolean isReadOnly,
        @Nullable Map<String, @Nullable Object> conditions,
        @Additional Map<String, @Nullable Object> additional) {
    public PostingRole {
        conditions = Keep.map(conditions);
        additional = Keep.fields(additional);
    }
}
