package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An approval to hire, often kept in step with an HR system.
 *
 * @param requisitionCode the account's own code
 * @param backfill whether it replaces somebody
 * @param headcountInfinite seen live, not documented
 * @param employmentStatus documented as one of a few words ({@code full-time}), seen live as free text
 * @param customFields by the id of their {@link RequisitionField}; a value is text, a number, or an object of such
 */
public record Requisition(
        String id,
        @Nullable String requisitionCode,
        @Nullable String name,
        @Nullable Boolean backfill,
        @Nullable Confidentiality confidentiality,
        @Nullable Instant createdAt,
        @Nullable Ref<User> creator,
        @Nullable Headcount headcountTotal,
        @Nullable Integer headcountHired,
        @Nullable Boolean headcountInfinite,
        @Nullable RequisitionStatus status,
        @Nullable Ref<User> hiringManager,
        @Nullable Ref<User> owner,
        @Nullable Approval approval,
        @Nullable CompensationBand compensationBand,
        @Nullable String employmentStatus,
        @Nullable String location,
        @Nullable String internalNotes,
        List<Ref<Posting>> postings,
        @Nullable String department,
        @Nullable String team,
        List<String> offerIds,
        @Nullable Map<String, @Nullable Object> customFields,
        @Nullable Instant closedAt,
        @Nullable Instant timeToFillStartAt,
        @Nullable Instant timeToFillEndAt,
        @Nullable Instant updatedAt,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public Requisition {
        id = Keep.id(id);
        postings = Keep.list(postings);
        offerIds = Keep.list(offerIds);
        customFields = Keep.map(customFields);
        additional = Keep.fields(additional);
    }

    /** Notes and custom fields may name people. */
    @Override
    public String toString() {
        return "Requisition[" + id + "]";
    }
}
