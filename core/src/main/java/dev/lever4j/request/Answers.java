package dev.lever4j.request;

import dev.lever4j.model.CurrencyField;
import dev.lever4j.model.DateField;
import dev.lever4j.model.DropdownField;
import dev.lever4j.model.FieldOption;
import dev.lever4j.model.FormField;
import dev.lever4j.model.MultipleChoiceField;
import dev.lever4j.model.MultipleSelectField;
import dev.lever4j.model.UnknownField;
import dev.lever4j.model.YesNoField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers to the fields of one form, held against what the form asks. */
final class Answers {
    private final Map<String, FieldValue> byField = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if a field is answered that is not in the form, or twice */
    Answers(List<FormField> form, List<FieldValue> answers) {
        List<String> ids =
                form.stream().map(field -> String.valueOf(field.id())).toList();
        for (FieldValue answer : answers) {
            String id = answer.fieldId();
            if (!ids.contains(id)) {
                throw new IllegalArgumentException("the form has no field " + id);
            }
            if (byField.put(id, answer) != null) {
                throw new IllegalArgumentException("the field " + id + " is answered twice");
            }
        }
    }

    /**
     * Null where there is no answer.
     *
     * @throws IllegalArgumentException if it must have one, or one of another kind
     */
    @Nullable
    Object to(FormField field) {
        FieldValue answer = byField.get(String.valueOf(field.id()));
        Object value = answer == null ? null : answer.value();
        if (value == null && field.isRequired()) {
            throw new IllegalArgumentException("the field " + field.id() + " needs an answer");
        }
        if (value != null && !fits(field, value)) {
            throw new IllegalArgumentException(
                    "the field " + field.id() + " takes another kind of answer, or one of its options");
        }
        return value;
    }

    private static boolean fits(FormField field, Object value) {
        if (field instanceof UnknownField) {
            return true;
        }
        if (field instanceof MultipleSelectField) {
            return value instanceof List<?> texts && texts.stream().allMatch(text -> offered(field, text));
        }
        if (field instanceof DropdownField || field instanceof MultipleChoiceField) {
            return offered(field, value);
        }
        if (field instanceof DateField) {
            return value instanceof Long;
        }
        if (field instanceof CurrencyField) {
            return value instanceof Number;
        }
        if (field instanceof YesNoField) {
            return value.equals("yes") || value.equals("no");
        }
        return value instanceof String;
    }

    private static boolean offered(FormField field, Object text) {
        return field.options().isEmpty()
                ? text instanceof String
                : field.options().stream().map(FieldOption::text).anyMatch(text::equals);
    }
}
