package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event was about: ids, to read the records by. Lever does not sign them. Which fields there are is documented
 * for the stage change and the test alone, and known from others' descriptions for the rest; a {@code candidateId},
 * which the stage change has and others may have, is among {@code additional}. What is missing here is null, and what
 * has another form is {@link Other}.
 */
public sealed interface WebhookData {
    /** About a candidate, in one of their opportunities. */
    sealed interface OfOpportunity extends WebhookData {
        String opportunityId();
    }

    /** About a person. */
    sealed interface OfContact extends WebhookData {
        String contactId();
    }

    /** Somebody applied, or was added to a posting. */
    record ApplicationCreated(
            String opportunityId,
            @Nullable String applicationId,
            @Nullable String contactId,
            @Additional Map<String, @Nullable Object> additional)
            implements OfOpportunity {
        public ApplicationCreated {
            opportunityId = Keep.id(opportunityId);
            additional = Keep.fields(additional);
        }
    }

    /** Archived as hired. */
    record CandidateHired(
            String opportunityId,
            @Nullable String contactId,
            @Additional Map<String, @Nullable Object> additional) implements OfOpportunity {
        public CandidateHired {
            opportunityId = Keep.id(opportunityId);
            additional = Keep.fields(additional);
        }
    }

    /** Moved from stage to stage. */
    record CandidateStageChange(
            String opportunityId,
            @Nullable String contactId,
            @Nullable String fromStageId,
            @Nullable String toStageId,
            @Additional Map<String, @Nullable Object> additional)
            implements OfOpportunity {
        public CandidateStageChange {
            opportunityId = Keep.id(opportunityId);
            additional = Keep.fields(additional);
        }
    }

    /**
     * Archived, unarchived, or archived for another reason.
     *
     * @param fromArchived null if it was not archived before
     * @param toArchived null if it is not archived now
     */
    record CandidateArchiveChange(
            String opportunityId,
            @Nullable String contactId,
            @Nullable Archived fromArchived,
            @Nullable Archived toArchived,
            @Additional Map<String, @Nullable Object> additional)
            implements OfOpportunity {
        public CandidateArchiveChange {
            opportunityId = Keep.id(opportunityId);
            additional = Keep.fields(additional);
        }
    }

    /**
     * Deleted: by its id there is nothing to read any more.
     *
     * @param deletedBy a user
     */
    record CandidateDeleted(
            String opportunityId,
            @Nullable String contactId,
            @Nullable String deletedBy,
            @Additional Map<String, @Nullable Object> additional)
            implements OfOpportunity {
        public CandidateDeleted {
            opportunityId = Keep.id(opportunityId);
            additional = Keep.fields(additional);
        }
    }

    /** A talk was scheduled. */
    record InterviewCreated(
            String opportunityId,
            @Nullable String interviewId,
            @Nullable String panelId,
            @Nullable Instant createdAt,
            @Additional Map<String, @Nullable Object> additional)
            implements OfOpportunity {
        public InterviewCreated {
            opportunityId = Keep.id(opportunityId);
            additional = Keep.fields(additional);
        }
    }

    /** A talk was changed. */
    record InterviewUpdated(
            String opportunityId,
            @Nullable String interviewId,
            @Nullable String panelId,
            @Nullable Instant updatedAt,
            @Additional Map<String, @Nullable Object> additional)
            implements OfOpportunity {
        public InterviewUpdated {
            opportunityId = Keep.id(opportunityId);
            additional = Keep.fields(additional);
        }
    }

    /** A talk was called off for good. */
    record InterviewDeleted(
            String opportunityId,
            @Nullable String interviewId,
            @Nullable String panelId,
            @Nullable Instant deletedAt,
            @Additional Map<String, @Nullable Object> additional)
            implements OfOpportunity {
        public InterviewDeleted {
            opportunityId = Keep.id(opportunityId);
            additional = Keep.fields(additional);
        }
    }

    /** A person is new. */
    record ContactCreated(
            String contactId,
            @Nullable String accountId,
            @Nullable Instant createdAt,
            @Additional Map<String, @Nullable Object> additional)
            implements OfContact {
        public ContactCreated {
            contactId = Keep.id(contactId);
            additional = Keep.fields(additional);
        }
    }

    /** What is known of a person has changed. */
    record ContactUpdated(
            String contactId,
            @Nullable String accountId,
            @Nullable Instant updatedAt,
            @Additional Map<String, @Nullable Object> additional)
            implements OfContact {
        public ContactUpdated {
            contactId = Keep.id(contactId);
            additional = Keep.fields(additional);
        }
    }

    /** Lever's test of an address: there is nothing in it (documented). */
    record Test() implements WebhookData {}

    /** Of an event that this version does not know, or of another form than is known. */
    record Other(Map<String, @Nullable Object> fields) implements WebhookData {
        public Other {
            fields = Keep.fields(fields);
        }
    }
}
