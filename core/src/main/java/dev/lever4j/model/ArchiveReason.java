package dev.lever4j.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why opportunities are archived. */
public record ArchiveReason(
        String id,
        @Nullable String text,
        @Nullable ArchiveReasonStatus status,
        @Nullable ArchiveReasonType type,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public ArchiveReason {
        id = Keep.id(id);
        additional = Keep.fields(additional);
    }
}
