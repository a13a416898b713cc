package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose approval is needed.
 *
 * @param id not always a user's
 * @param overridingUserId who approved in their place
 */
public record Approver(
        @Nullable String id,
        @Nullable Boolean approved,
        @Nullable Instant approvedAt,
        @Nullable Boolean isDynamic,
        @Nullable ApproverUser user,
        @Nullable ApproverType type,
        @Nullable String overridingUserId,
        @Additional Map<String, @Nullable Object> additional) {
    public Approver {
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "Approver[" + id + "]";
    }
}
