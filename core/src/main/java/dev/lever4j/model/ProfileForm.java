package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form with more about an opportunity, filled in by a user.
 *
 * @param text the form's title
 * @param baseTemplateId the {@link FormTemplate} that it was made from
 * @param stage where the opportunity was then
 * @param group in the documentation's example of a new form only
 */
public record ProfileForm(
        String id,
        @Nullable FormType type,
        @Nullable String text,
        @Nullable String instructions,
        @Nullable String baseTemplateId,
        List<FormField> fields,
        @Nullable Ref<User> user,
        @Nullable Ref<Stage> stage,
        @Nullable Ref<TemplateGroup> group,
        @TextOrNumber @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable Instant deletedAt,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public ProfileForm {
        id = Keep.id(id);
        fields = Keep.list(fields);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "ProfileForm[" + id + "]";
    }
}
