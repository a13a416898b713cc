package dev.lever4j.request;

import dev.lever4j.model.FeedbackTemplate;
import dev.lever4j.model.FieldType;
import java.util.Set;

/** A template of feedback as it is written: whole. */
public final class FeedbackTemplateBody extends RequestBody {
    private static final Set<FieldType> TYPES = Set.of(
            FieldType.CODE,
            FieldType.DATE,
            FieldType.DROPDOWN,
            FieldType.MULTIPLE_CHOICE,
            FieldType.MULTIPLE_SELECT,
            FieldType.SCORE_SYSTEM,
            FieldType.SCORE,
            FieldType.SCORECARD,
            FieldType.TEXT,
            FieldType.TEXTAREA,
            FieldType.YES_NO);

    private FeedbackTemplateBody(Fields fields) {
        super(fields);
    }

    /** @throws IllegalArgumentException if the title is blank */
    public static Builder builder(String title) {
        return new Builder().text(title);
    }

    /** A builder that starts with everything of a template that can be written. */
    public static Builder from(FeedbackTemplate template) {
        Builder builder = new Builder();
        builder.fields.setOrLeaveOut("text", template.text());
        return builder.instructions(template.instructions())
                .group(template.group())
                .fields(template.fields().stream().map(FieldDefinition::from).toList());
    }

    /** Collects fields. */
    public static final class Builder extends TemplateBuilder<Builder> {
        private Builder() {}

        /**
         * @throws IllegalArgumentException if there is no title, a field is of a type that feedback does not have, or
         *     not exactly one is of the type score-system
         */
        public FeedbackTemplateBody build() {
            long systems = definitions.stream()
                    .filter(field -> field.type().equals(FieldType.SCORE_SYSTEM))
                    .count();
            if (systems != 1) {
                throw new IllegalArgumentException("fields must hold exactly one score-system, not " + systems);
            }
            return new FeedbackTemplateBody(complete("feedback template", TYPES));
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
