package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What feedback forms are made from. Ids are not always UUIDs: {@code no-feedback}.
 *
 * @param text the title
 * @param group an object; Lever documents that it may also be null or empty text, which is an id that is empty
 * @param stage as {@code group}
 */
public record FeedbackTemplate(
        String id,
        @Nullable String text,
        @Nullable String instructions,
        @Nullable Ref<TemplateGroup> group,
        @Nullable Ref<Stage> stage,
        List<FormField> fields,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public FeedbackTemplate {
        id = Keep.id(id);
        fields = Keep.list(fields);
        additional = Keep.fields(additional);
    }
}
