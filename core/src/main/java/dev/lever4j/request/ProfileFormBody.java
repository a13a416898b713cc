package dev.lever4j.request;

import dev.lever4j.json.LeverJson;
import dev.lever4j.model.FormField;
import dev.lever4j.model.FormTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A new profile form: all fields of its template, as Lever wants them, each with its answer or null. */
public final class ProfileFormBody extends RequestBody {
    private ProfileFormBody(Fields fields) {
        super(fields);
    }

    /**
     * @param template read whole, since Lever refuses a form whose fields are not the template's
     * @throws IllegalArgumentException if the template has no fields
     */
    public static Builder builder(FormTemplate template) {
        return new Builder(template);
    }

    /** Collects answers. */
    public static final class Builder {
        private final Fields fields = new Fields();
        private final FormTemplate template;
        private final List<FieldValue> answers = new ArrayList<>();

        private Builder(FormTemplate template) {
            if (template.fields().isEmpty()) {
                throw new IllegalArgumentException("fields: the template has none; read it whole");
            }
            this.template = template;
            fields.text("baseTemplateId", template.id());
        }

        /** More answers, each to a field of the template; what is never answered is sent as null. */
        public Builder answer(FieldValue... more) {
            answers.addAll(List.of(more));
            return this;
        }

        /**
         * Whether only users with the right to see sensitive information see it; as the template has it if this is not
         * said.
         */
        public Builder secret(boolean secret) {
            fields.set("secret", secret);
            return this;
        }

        /**
         * @throws IllegalArgumentException naming the field if a required one has no answer, or one has an answer of
         *     another kind or none of its options, or is not the template's
         */
        public ProfileFormBody build() {
            Answers given = new Answers(template.fields(), answers);
            fields.list(
                    "fields",
                    template.fields().stream()
                            .map(field -> answered(field, given.to(field)))
                            .toList());
            return new ProfileFormBody(fields);
        }

        private static Map<String, @Nullable Object> answered(FormField field, @Nullable Object value) {
            Map<String, @Nullable Object> json = LeverJson.map(LeverJson.encode(field));
            json.put("value", value);
            return json;
        }
    }
}
