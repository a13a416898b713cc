package dev.lever4j.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a form: what is asked and, in a form that was filled in, the answer. There is one kind for each type
 * that Lever documents, and {@link UnknownField} for everything else, so that a form with a field of tomorrow can still
 * be read: branch over the kinds, and do not forget that one.
 *
 * <p>A template's fields have no answer; {@code value} is null there, as it is where nobody answered.
 */
public sealed interface FormField
        permits CodeField,
                CurrencyField,
                DateField,
                DropdownField,
                FileUploadField,
                MultipleChoiceField,
                MultipleSelectField,
                NoteField,
                ScoreField,
                ScoreSystemField,
                ScorecardField,
                TextField,
                TextareaField,
                UniversityField,
                UnknownField,
                YesNoField {
    /** What fields of every type have. */
    FieldHead head();

    /** Null in some forms of applications, and in the questions about the person. */
    default @Nullable String id() {
        return head().id();
    }

    default @Nullable FieldType type() {
        return head().type();
    }

    /** The label. */
    default @Nullable String text() {
        return head().text();
    }

    /** Whether it must be answered; an absent word is a no. */
    default boolean isRequired() {
        return Boolean.TRUE.equals(head().required());
    }

    /** What can be chosen; empty where nothing is given to choose from. */
    default List<FieldOption> options() {
        return head().options();
    }
}
