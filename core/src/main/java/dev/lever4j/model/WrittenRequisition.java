package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Lever answers when a requisition was written. Its documentation and its live answers differ; only what both have
 * is typed, the rest is in {@code additional}. Read the requisition again for all of it.
 */
public record WrittenRequisition(
        String id,
        @Nullable String requisitionCode,
        @Nullable String name,
        @Nullable RequisitionStatus status,
        @Nullable Headcount headcountTotal,
        @Nullable Integer headcountHired,
        @Nullable Boolean backfill,
        @Nullable Instant createdAt,
        @Nullable String employmentStatus,
        @Nullable String location,
        @Nullable String team,
        @Nullable Map<String, @Nullable Object> customFields,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public WrittenRequisition {
        id = Keep.id(id);
        customFields = Keep.map(customFields);
        additional = Keep.fields(additional);
    }

    /** Notes and custom fields may name people. */
    @Override
    public String toString() {
        return "WrittenRequisition[" + id + "]";
    }
}
