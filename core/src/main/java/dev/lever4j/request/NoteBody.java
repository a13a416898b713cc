package dev.lever4j.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A new note, or a new comment in a note's thread. */
public final class NoteBody extends RequestBody {
    private NoteBody(Fields fields) {
        super(fields);
    }

    /**
     * @param value the text; {@code @username} in it notifies that user
     * @throws IllegalArgumentException if it is blank
     */
    public static Builder builder(String value) {
        return new Builder(value);
    }

    /** Collects fields. */
    public static final class Builder {
        private final Fields fields = new Fields();

        private Builder(String value) {
            fields.text("value", value);
        }

        /** Whether only users with the right to see sensitive information, and those it mentions, see it. */
        public Builder secret(boolean secret) {
            fields.set("secret", secret);
            return this;
        }

        /** @throws IllegalArgumentException if it is not from 1 (strong no) to 4 (strong yes) */
        public Builder score(@Nullable Integer score) {
            fields.set("score", score == null ? null : Scores.checked("score", score));
            return this;
        }

        /** Whether all who follow the candidate hear of it; they do not if this is not said. */
        public Builder notifyFollowers(boolean notify) {
            fields.set("notifyFollowers", notify);
            return this;
        }

        /** In the past; now, if this is not said. */
        public Builder createdAt(Instant time) {
            fields.set("createdAt", time.toEpochMilli());
            return this;
        }

        public NoteBody build() {
            return new NoteBody(fields);
        }
    }
}
