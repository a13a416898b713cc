package dev.lever4j.export;

import dev.lever4j.endpoint.Endpoint;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.request.Query;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every list of Lever's that can be exported, by the name that its files and the command use. */
public enum ExportResource {
    // lists of the account
    OPPORTUNITIES("opportunities", Endpoints.LIST_OPPORTUNITIES, TimeLine.CREATED, null),
    DELETED_OPPORTUNITIES("deleted_opportunities", Endpoints.LIST_DELETED_OPPORTUNITIES, null, null),
    POSTINGS("postings", Endpoints.LIST_POSTINGS, null, null),
    DELETED_POSTINGS("deleted_postings", Endpoints.LIST_DELETED_POSTINGS, TimeLine.DELETED, null),
    DELETED_APPLICATIONS("deleted_applications", Endpoints.LIST_DELETED_APPLICATIONS, TimeLine.DELETED, null),
    REQUISITIONS("requisitions", Endpoints.LIST_REQUISITIONS, TimeLine.CREATED, null),
    REQUISITION_FIELDS("requisition_fields", Endpoints.LIST_REQUISITION_FIELDS, null, null),
    AUDIT_EVENTS("audit_events", Endpoints.LIST_AUDIT_EVENTS, TimeLine.CREATED, null),
    USERS("users", Endpoints.LIST_USERS, null, null),
    STAGES("stages", Endpoints.LIST_STAGES, null, null),
    ARCHIVE_REASONS("archive_reasons", Endpoints.LIST_ARCHIVE_REASONS, null, null),
    SOURCES("sources", Endpoints.LIST_SOURCES, null, null),
    TAGS("tags", Endpoints.LIST_TAGS, null, null),
    FEEDBACK_TEMPLATES("feedback_templates", Endpoints.LIST_FEEDBACK_TEMPLATES, null, null),
    FORM_TEMPLATES("form_templates", Endpoints.LIST_FORM_TEMPLATES, null, null),
    EEO_RESPONSES("eeo_responses", Endpoints.LIST_EEO_RESPONSES, null, null),
    EEO_RESPONSES_WITH_PII("eeo_responses_pii", Endpoints.LIST_EEO_RESPONSES_WITH_PII, null, null),
    WEBHOOKS("webhooks", Endpoints.LIST_WEBHOOKS, null, null),

    // under an opportunity
    /** Comes with the opportunities themselves, without a request of its own. */
    APPLICATIONS("applications", Endpoints.LIST_APPLICATIONS, null, OPPORTUNITIES),
    /** Comes with the opportunities themselves; contacts cannot be listed. */
    CONTACT("contact", Endpoints.GET_CONTACT, null, OPPORTUNITIES),
    NOTES("notes", Endpoints.LIST_NOTES, null, OPPORTUNITIES),
    FEEDBACK("feedback", Endpoints.LIST_FEEDBACK, null, OPPORTUNITIES),
    INTERVIEWS("interviews", Endpoints.LIST_INTERVIEWS, null, OPPORTUNITIES),
    OFFERS("offers", Endpoints.LIST_OFFERS, null, OPPORTUNITIES),
    FILES("files", Endpoints.LIST_FILES, null, OPPORTUNITIES),
    FILE_ACTIONS("file_actions", Endpoints.LIST_FILE_ACTIONS, null, OPPORTUNITIES),
    RESUMES("resumes", Endpoints.LIST_RESUMES, null, OPPORTUNITIES),
    PANELS("panels", Endpoints.LIST_PANELS, null, OPPORTUNITIES),
    REFERRALS("referrals", Endpoints.LIST_REFERRALS, null, OPPORTUNITIES),
    FORMS("forms", Endpoints.LIST_PROFILE_FORMS, null, OPPORTUNITIES),

    // under a posting
    DIVERSITY_SURVEYS("diversity_surveys", Endpoints.LIST_DIVERSITY_SURVEYS, null, POSTINGS);

    private final String text;
    private final Endpoint endpoint;
    private final @Nullable TimeLine timeLine;
    private final @Nullable ExportResource parent;

    ExportResource(String text, Endpoint endpoint, @Nullable TimeLine timeLine, @Nullable ExportResource parent) {
        this.text = text;
        this.endpoint = endpoint;
        this.timeLine = timeLine;
        this.parent = parent;
    }

    /** The name, such as {@code notes}. */
    public String text() {
        return text;
    }

    /** The operation that lists it; for what comes with its parent, the one that would have to be asked otherwise. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** Whose child it is: it is listed once for each of those. Empty for a list of the account. */
    public Optional<ExportResource> parent() {
        return Optional.ofNullable(parent);
    }

    /** Whether it comes with its parent's own list ({@code expand}), at no request. */
    public boolean isExpanded() {
        return this == APPLICATIONS || this == CONTACT;
    }

    /** Whether it is exported in slices of time, side by side. */
    public boolean isSliced() {
        return timeLine != null;
    }

    /** The children of this list, in the order in which they are asked for. */
    public List<ExportResource> children() {
        return Arrays.stream(values()).filter(child -> child.parent == this).toList();
    }

    /** The resource of a name; empty if there is none. */
    public static Optional<ExportResource> of(String text) {
        return Arrays.stream(values())
                .filter(resource -> resource.text.equals(text))
                .findFirst();
    }

    /** What its time is called, for one that is sliced. */
    @Nullable
    TimeLine timeLine() {
        return timeLine;
    }

    /** Whether its list can be asked for confidential records. */
    public boolean knowsConfidentiality() {
        return this == OPPORTUNITIES || this == POSTINGS || this == REQUISITIONS;
    }

    /** What must be asked for so that the list is of everything. */
    Query everything() {
        return switch (this) {
            case USERS -> Query.empty().and("includeDeactivated", true);
            // the last week by default
            case EEO_RESPONSES -> Query.empty().and("fromDate", 0);
            case EEO_RESPONSES_WITH_PII -> Query.empty().and("created_at_start", 0);
            default -> Query.empty();
        };
    }
}
