package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An interview as its panel shows it; {@link Interview} has more.
 *
 * @param duration in minutes
 */
public record PanelInterview(
        @Nullable String id,
        @Nullable String subject,
        @Nullable String note,
        List<Interviewer> interviewers,
        @Nullable Instant date,
        @Nullable Integer duration,
        @Nullable String location,
        @Nullable String feedbackTemplate,
        @Nullable FeedbackReminder feedbackReminder,
        @Additional Map<String, @Nullable Object> additional) {
    public PanelInterview {
        interviewers = Keep.list(interviewers);
        additional = Keep.fields(additional);
    }

    /** Subject and note may name the person. */
    @Override
    public String toString() {
        return "PanelInterview[" + id + "]";
    }
}
