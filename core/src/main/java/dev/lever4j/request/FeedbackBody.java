package dev.lever4j.request;

import java.time.Instant;
import java.util.List;

/** New feedback. */
public final class FeedbackBody extends RequestBody {
    private FeedbackBody(Fields fields) {
        super(fields);
    }

    /**
     * @param template a feedback template's id
     * @throws IllegalArgumentException if it is blank
     */
    public static Builder builder(String template) {
        return new Builder(template);
    }

    /** Collects fields. */
    public static final class Builder {
        private final Fields fields = new Fields();

        private Builder(String template) {
            fields.text("baseTemplateId", template);
        }

        /** What interview it is about: an interview of a panel; Lever wants the two together. */
        public Builder interview(String panelId, String interviewId) {
            fields.text("panel", panelId);
            fields.text("interview", interviewId);
            return this;
        }

        /**
         * The answers, each to a field of the template.
         *
         * @throws IllegalArgumentException if there are none
         */
        public Builder fieldValues(FieldValue... answers) {
            if (answers.length == 0) {
                throw new IllegalArgumentException("fieldValues needs at least one value");
            }
            fields.list("fieldValues", List.of(answers));
            return this;
        }

        /** Now, if this is not said. */
        public Builder createdAt(Instant time) {
            fields.set("createdAt", time.toEpochMilli());
            return this;
        }

        /** Now, if this is not said. */
        public Builder completedAt(Instant time) {
            fields.set("completedAt", time.toEpochMilli());
            return this;
        }

        public FeedbackBody build() {
            return new FeedbackBody(fields);
        }
    }
}
