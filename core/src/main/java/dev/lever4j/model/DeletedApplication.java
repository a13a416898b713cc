package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is left of a deleted application. */
public record DeletedApplication(
        String id,
        @Nullable Instant deletedAt,
        @Nullable String opportunityId,
        @Nullable String postingId,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public DeletedApplication {
        id = Keep.id(id);
        additional = Keep.fields(additional);
    }
}
