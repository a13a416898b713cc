package dev.lever4j.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One round of an approval.
 *
 * @param id seen live, not documented
 * @param approvalsRequired how many of the approvers must approve
 */
public record ApprovalStep(
        @Nullable String id,
        @Nullable Boolean completed,
        @Nullable String status,
        @Nullable Boolean outOfBandOnly,
        @Nullable Integer approvalsRequired,
        List<Approver> approvers,
        @Additional Map<String, @Nullable Object> additional) {
    public ApprovalStep {
        approvers = Keep.list(approvers);
        additional = Keep.fields(additional);
    }
}
