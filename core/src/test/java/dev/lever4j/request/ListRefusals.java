package dev.lever4j.request;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.Origin;
import java.time.Instant;
import java.util.stream.Stream;

/** Of ids and filters. */
final class ListRefusals {
    private static final Instant ONE = Instant.ofEpochMilli(1);
    private static final Instant TWO = Instant.ofEpochMilli(2);

    private ListRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(ids(), lists()).flatMap(each -> each);
    }

    private static Stream<Refusal> ids() {
        String blank = "the id for {opportunity} of GET /opportunities/{opportunity} is blank or not an id";
        return Stream.of(
                Refusal.of(blank, () -> Endpoints.GET_OPPORTUNITY.path("")),
                Refusal.of(blank, () -> Endpoints.GET_OPPORTUNITY.path(" ")),
                Refusal.of(blank, () -> Endpoints.GET_OPPORTUNITY.path("..")),
                Refusal.of("perform_as needs the id of a user, not a blank", () -> PerformAs.performAs(" ")));
    }

    private static Stream<Refusal> lists() {
        return Stream.of(
                Refusal.of("limit must be 1 to 100, not 0", () -> where().limit(0)),
                Refusal.of("limit must be 1 to 100, not -1", () -> where().limit(-1)),
                Refusal.of(
                        "limit must be 1 to 100, not 101",
                        () -> PublicPostingFilter.builder().limit(101)),
                Refusal.of("tag needs at least one value", () -> where().tag()),
                Refusal.of("tag must not be empty", () -> where().tag("a", " ")),
                Refusal.of("source must not be empty", () -> where().source("")),
                Refusal.of("email must not be empty", () -> where().email("")),
                Refusal.of("stage_id must not be empty", () -> where().stage("")),
                Refusal.of("posting_id must not be empty", () -> where().posting("")),
                Refusal.of("archived_posting_id must not be empty", () -> where().archivedPosting("")),
                Refusal.of("archive_reason_id must not be empty", () -> where().archiveReason("")),
                Refusal.of("contact_id must not be empty", () -> where().contact("")),
                Refusal.of("location must not be empty", () -> where().location("")),
                Refusal.of("origin must not be empty", () -> where().origin(Origin.of(""))),
                Refusal.of("expand needs at least one value", () -> where().expand()),
                backwards("created_at", where().createdFrom(TWO).createdTo(ONE)),
                backwards("updated_at", where().updatedFrom(TWO).updatedTo(ONE)),
                backwards("advanced_at", where().advancedFrom(TWO).advancedTo(ONE)),
                backwards("archived_at", where().archivedFrom(TWO).archivedTo(ONE)),
                backwards("deleted_at", DeletedFilter.builder().deletedFrom(TWO).deletedTo(ONE)),
                backwards(
                        "uploaded_at",
                        UploadedFilter.builder().uploadedFrom(TWO).uploadedTo(ONE)),
                backwards(
                        "occurred_at",
                        FileActionFilter.builder().occurredFrom(TWO).occurredTo(ONE)),
                backwards(
                        "created_at",
                        AuditEventFilter.builder().createdFrom(TWO).createdTo(ONE)),
                backwards(
                        "created_at",
                        EeoResponseFilter.builder().createdFrom(TWO).createdTo(ONE)),
                backwards(
                        "created_at",
                        RequisitionFilter.builder().createdFrom(TWO).createdTo(ONE)),
                backwards("updated_at", PostingFilter.builder().updatedFrom(TWO).updatedTo(ONE)),
                Refusal.of(
                        "the range starts after its end: fromDate, toDate",
                        () -> AnonymousEeoResponseFilter.builder()
                                .from(TWO)
                                .to(ONE)
                                .build()),
                Refusal.of(
                        "postings by time of change take no other condition but confidentiality",
                        () -> PostingFilter.builder().updatedTo(ONE).tag("x").build()),
                Refusal.of(
                        "target_type must not be empty",
                        () -> AuditEventFilter.builder().target(" ")),
                Refusal.of(
                        "target_id must not be empty",
                        () -> AuditEventFilter.builder().target("user", "")),
                Refusal.of(
                        "user_id must not be empty",
                        () -> AuditEventFilter.builder().user("")),
                Refusal.of(
                        "requisition_code must not be empty",
                        () -> RequisitionFilter.builder().requisitionCode("")),
                Refusal.of(
                        "limit: requisition fields come all at once",
                        () -> RequisitionFieldFilter.builder().limit(1).build()),
                Refusal.of(
                        "external_directory_id must not be empty",
                        () -> UserFilter.builder().externalDirectoryId(" ")));
    }

    private static OpportunityFilter.Builder where() {
        return OpportunityFilter.builder();
    }

    private static Refusal backwards(String range, ListFilter.Builder<?, ?> filter) {
        return Refusal.of("the range " + range + " starts after its end", filter::build);
    }
}
