package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What profile forms are made from.
 *
 * @param text the title
 * @param group an object; Lever documents that it may also be null or empty text, which is an id that is empty
 * @param secretByDefault whether forms made from it are for users with the right to see sensitive information only
 */
public record FormTemplate(
        String id,
        @Nullable String text,
        @Nullable String instructions,
        @Nullable Ref<TemplateGroup> group,
        @Nullable Boolean secretByDefault,
        List<FormField> fields,
        @TextOrNumber @Nullable Instant createdAt,
        @TextOrNumber @Nullable Instant updatedAt,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public FormTemplate {
        id = Keep.id(id);
        fields = Keep.list(fields);
        additional = Keep.fields(additional);
    }
}
