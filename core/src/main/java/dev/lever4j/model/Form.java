package dev.lever4j.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form that came with an application: the custom questions of a posting, or a referral.
 *
 * @param text the form's title
 * @param accountId in an example of a referral only, as {@code referrerId} and {@code userId} are
 */
public record Form(
        @Nullable FormType type,
        @Nullable String text,
        @Nullable String description,
        @Nullable String baseTemplateId,
        List<FormField> fields,
        @Nullable Ref<User> user,
        @Nullable Ref<Stage> stage,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        @Nullable String accountId,
        @Nullable String referrerId,
        @Nullable String userId,
        @Additional Map<String, @Nullable Object> additional) {
    public Form {
        fields = Keep.list(fields);
        additional = Keep.fields(additional);
    }

    /** Shows nothing about the person. */
    @Override
    public String toString() {
        return "Form[" + fields.size() + " fields]";
    }
}
