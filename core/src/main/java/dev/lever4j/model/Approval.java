package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a requisition was approved, and by whom. */
public record Approval(
        @Nullable String id,
        @Nullable ApprovalStatus status,
        @Nullable Instant startedAt,
        @Nullable Instant approvedAt,
        List<ApprovalStep> steps,
        @Nullable String accountId,
        @Nullable String createdBy,
        @Additional Map<String, @Nullable Object> additional) {
    public Approval {
        steps = Keep.list(steps);
        additional = Keep.fields(additional);
    }
}
