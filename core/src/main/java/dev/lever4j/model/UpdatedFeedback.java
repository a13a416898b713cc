package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Lever answers when feedback was changed: not {@link Feedback}, but how Lever keeps it inside. Read the feedback
 * again by its id for the usual form. A {@code score-system} field has been seen as a {@code score} here.
 *
 * @param userId who gave it
 * @param profileId the opportunity
 */
public record UpdatedFeedback(
        String id,
        @Nullable String accountId,
        @Nullable String userId,
        @Nullable String profileId,
        @Nullable FeedbackType type,
        @Nullable String text,
        @Nullable String instructions,
        @Nullable String baseTemplateId,
        List<FormField> fields,
        List<String> postingIds,
        @Nullable String panelId,
        @Nullable String interviewId,
        @Nullable Boolean isCompleted,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public UpdatedFeedback {
        id = Keep.id(id);
        fields = Keep.list(fields);
        postingIds = Keep.list(postingIds);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "UpdatedFeedback[" + id + "]";
    }
}
