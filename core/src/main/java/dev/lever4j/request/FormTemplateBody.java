package dev.lever4j.request;

import dev.lever4j.model.FieldType;
import dev.lever4j.model.FormTemplate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A template of profile forms as it is written: whole. */
public final class FormTemplateBody extends RequestBody {
    private static final Set<FieldType> TYPES = Set.of(
            FieldType.CURRENCY,
            FieldType.DATE,
            FieldType.DROPDOWN,
            FieldType.MULTIPLE_CHOICE,
            FieldType.MULTIPLE_SELECT,
            FieldType.TEXT,
            FieldType.TEXTAREA,
            FieldType.YES_NO);

    private FormTemplateBody(Fields fields) {
        super(fields);
    }

    /** @throws IllegalArgumentException if the title is blank */
    public static Builder builder(String title) {
        return new Builder().text(title);
    }

    /** A builder that starts with everything of a template that can be written. */
    public static Builder from(FormTemplate template) {
        Builder builder = new Builder();
        builder.fields.setOrLeaveOut("text", template.text());
        return builder.instructions(template.instructions())
                .group(template.group())
                .secretByDefault(template.secretByDefault())
                .fields(template.fields().stream().map(FieldDefinition::from).toList());
    }

    /** Collects fields. */
    public static final class Builder extends TemplateBuilder<Builder> {
        private Builder() {}

        /** Whether forms made from it are for users with the right to see sensitive information only. */
        public Builder secretByDefault(@Nullable Boolean secret) {
            fields.setOrLeaveOut("secretByDefault", secret);
            return this;
        }

        /**
         * @throws IllegalArgumentException if there is no title or no field, or a field is of a type that profile forms
         *     do not have
         */
        public FormTemplateBody build() {
            if (definitions.isEmpty()) {
                throw new IllegalArgumentException("fields needs at least one value");
            }
            return new FormTemplateBody(complete("profile form template", TYPES));
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
