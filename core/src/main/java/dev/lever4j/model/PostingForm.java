package dev.lever4j.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the sets of custom questions that a posting asks.
 *
 * @param distribution whom it is for; empty if that is not said
 */
public record PostingForm(
        @Nullable String id,
        @Nullable String text,
        List<FormField> fields,
        List<FormDistribution> distribution,
        @Additional Map<String, @Nullable Object> additional) {
    public PostingForm {
        fields = Keep.list(fields);
        distribution = Keep.list(distribution);
        additional = Keep.fields(additional);
    }
}
