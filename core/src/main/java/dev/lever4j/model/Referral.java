package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who recommended a candidate, and why, said in a form.
 *
 * @param text the form's title
 * @param referrer null if the referral was written down by hand: then a field has the name
 * @param user who made it, not always the referrer
 * @param stage where the opportunity was then
 */
public record Referral(
        String id,
        @Nullable FormType type,
        @Nullable String text,
        @Nullable String instructions,
        @Nullable String baseTemplateId,
        List<FormField> fields,
        @Nullable Ref<User> referrer,
        @Nullable Ref<User> user,
        @Nullable Ref<Stage> stage,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public Referral {
        id = Keep.id(id);
        fields = Keep.list(fields);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "Referral[" + id + "]";
    }
}
