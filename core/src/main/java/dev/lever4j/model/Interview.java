package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A talk with a candidate, as part of a panel.
 *
 * @param timezone where it is shown to take place, for example {@code America/Los_Angeles}; times are UTC all the same
 * @param duration in minutes
 * @param user who created it
 * @param stage the stage when it was scheduled
 * @param gcalEventUrl seen live, not documented, as {@code opportunityId} is
 */
public record Interview(
        String id,
        @Nullable String panel,
        @Nullable String subject,
        @Nullable String note,
        List<Interviewer> interviewers,
        @Nullable String timezone,
        @Nullable Instant createdAt,
        @Nullable Instant date,
        @Nullable Integer duration,
        @Nullable String location,
        @Nullable String feedbackTemplate,
        List<Ref<Feedback>> feedbackForms,
        @Nullable FeedbackReminder feedbackReminder,
        @Nullable Ref<User> user,
        @Nullable Ref<Stage> stage,
        @Nullable Instant canceledAt,
        List<Ref<Posting>> postings,
        @Nullable String gcalEventUrl,
        @Nullable String opportunityId,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public Interview {
        id = Keep.id(id);
        interviewers = Keep.list(interviewers);
        feedbackForms = Keep.list(feedbackForms);
        postings = Keep.list(postings);
        additional = Keep.fields(additional);
    }

    /** Subject and note may name the person. */
    @Override
    public String toString() {
        return "Interview[" + id + "]";
    }
}
