package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thread of comments on an opportunity.
 *
 * @param text the form's title, {@code Note}
 * @param fields the comments, each a {@link NoteField} as far as Lever documents them
 * @param user who began the thread
 * @param secret whether only users with the right to see sensitive information see it
 */
public record Note(
        String id,
        @Nullable String text,
        List<FormField> fields,
        @Nullable Ref<User> user,
        @Nullable Boolean secret,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable Instant deletedAt,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public Note {
        id = Keep.id(id);
        fields = Keep.list(fields);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "Note[" + id + "]";
    }
}
