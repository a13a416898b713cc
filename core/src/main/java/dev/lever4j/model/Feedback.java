package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks of a candidate, said in a form.
 *
 * @param text the form's title
 * @param baseTemplateId the template that it was made from
 * @param panel null where no interview belongs to it, as {@code interview} is
 * @param user who gave it
 * @param updatedAt null if it never was
 * @param deletedAt set in deleted feedback, which can still be read by its id (seen live)
 */
public record Feedback(
        String id,
        @Nullable FeedbackType type,
        @Nullable String text,
        @Nullable String instructions,
        @Nullable String baseTemplateId,
        List<FormField> fields,
        @Nullable Ref<User> user,
        @Nullable String panel,
        @Nullable String interview,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Nullable Instant completedAt,
        @Nullable Instant deletedAt,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public Feedback {
        id = Keep.id(id);
        fields = Keep.list(fields);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "Feedback[" + id + "]";
    }
}
