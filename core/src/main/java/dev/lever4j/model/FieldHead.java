package dev.lever4j.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form's fields have in common, whatever their type.
 *
 * @param id null in some forms of applications
 * @param text the label
 * @param prompt what a menu shows before anything is chosen
 * @param options to choose from
 * @param name of the questions about the person in an application form, in place of an id
 * @param distribution in application forms
 * @param isSummary seen in a few answers, not documented, as {@code summaryText} and {@code overall} are
 */
public record FieldHead(
        @Nullable String id,
        @Nullable FieldType type,
        @Nullable String text,
        @Nullable String description,
        @Nullable Boolean required,
        @Nullable String prompt,
        List<FieldOption> options,
        @Nullable String name,
        List<FormDistribution> distribution,
        @Nullable Boolean isSummary,
        @Nullable String summaryText,
        @Nullable Boolean overall,
        @Additional Map<String, @Nullable Object> additional) {
    public FieldHead {
        options = Keep.list(options);
        distribution = Keep.list(distribution);
        additional = Keep.fields(additional);
    }

    /** Shows the type only. */
    @Override
    public String toString() {
        return "FieldHead[" + (type == null ? "" : type.text()) + "]";
    }

    /** How a field shows itself: an answer may be about a person. */
    String shown() {
        return "FormField[" + (type == null ? "" : type.text()) + (id == null ? "" : " " + id) + "]";
    }
}
