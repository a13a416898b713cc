package dev.lever4j.request;

import java.time.Instant;
import java.util.List;

/** What is to change of feedback; everything else stays (seen live). */
public final class FeedbackUpdate extends RequestBody {
    private FeedbackUpdate(Fields fields) {
        super(fields);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects changes. */
    public static final class Builder {
        private final Fields fields = new Fields();

        private Builder() {}

        /**
         * Answers that are to be others.
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

        public Builder completedAt(Instant time) {
            fields.set("completedAt", time.toEpochMilli());
            return this;
        }

        /** @throws IllegalArgumentException if nothing is to change */
        public FeedbackUpdate build() {
            if (!fields.has("fieldValues") && !fields.has("completedAt")) {
                throw new IllegalArgumentException("fieldValues or completedAt is required");
            }
            return new FeedbackUpdate(fields);
        }
    }
}
