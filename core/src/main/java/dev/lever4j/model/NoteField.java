package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One comment of a note.
 *
 * @param value the comment
 * @param user who wrote it
 * @param stage where the candidate was then
 * @param score 1 (strong no) to 4 (strong yes)
 */
public record NoteField(
        @JsonUnwrapped FieldHead head,
        @Nullable String value,
        @Nullable Ref<User> user,
        @Nullable Ref<Stage> stage,
        @Nullable Instant createdAt,
        @Nullable Integer score)
        implements FormField {
    /** Does not show the answer. */
    @Override
    public String toString() {
        return head.shown();
    }
}
