package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Set;

/** What Lever can report. The ones about interviews are in beta (documented). */
public record WebhookEvent(String text) implements OpenEnum {
    public static final WebhookEvent APPLICATION_CREATED = new WebhookEvent("applicationCreated");
    public static final WebhookEvent CANDIDATE_HIRED = new WebhookEvent("candidateHired");
    public static final WebhookEvent CANDIDATE_STAGE_CHANGE = new WebhookEvent("candidateStageChange");
    public static final WebhookEvent CANDIDATE_ARCHIVE_CHANGE = new WebhookEvent("candidateArchiveChange");
    public static final WebhookEvent CANDIDATE_DELETED = new WebhookEvent("candidateDeleted");
    public static final WebhookEvent INTERVIEW_CREATED = new WebhookEvent("interviewCreated");
    public static final WebhookEvent INTERVIEW_UPDATED = new WebhookEvent("interviewUpdated");
    public static final WebhookEvent INTERVIEW_DELETED = new WebhookEvent("interviewDeleted");
    public static final WebhookEvent CONTACT_CREATED = new WebhookEvent("contactCreated");
    public static final WebhookEvent CONTACT_UPDATED = new WebhookEvent("contactUpdated");
    private static final Set<WebhookEvent> WITH_ORIGINS =
            Set.of(APPLICATION_CREATED, CANDIDATE_HIRED, CANDIDATE_STAGE_CHANGE, CANDIDATE_ARCHIVE_CHANGE);
    private static final Set<WebhookEvent> KNOWN = Set.of(
            APPLICATION_CREATED,
            CANDIDATE_HIRED,
            CANDIDATE_STAGE_CHANGE,
            CANDIDATE_ARCHIVE_CHANGE,
            CANDIDATE_DELETED,
            INTERVIEW_CREATED,
            INTERVIEW_UPDATED,
            INTERVIEW_DELETED,
            CONTACT_CREATED,
            CONTACT_UPDATED);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WebhookEvent of(String text) {
        return new WebhookEvent(text);
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }

    /** Whether Lever lets such a webhook be limited to origins; false for a word that is not known. */
    public boolean takesOrigins() {
        return WITH_ORIGINS.contains(this);
    }
}
