package dev.lever4j.request;

import dev.lever4j.model.FormField;
import dev.lever4j.model.NoteField;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One comment of a note that is replaced. What is null is not sent, and Lever takes it away. */
public final class NoteComment extends RequestBody {
    private NoteComment(Fields fields) {
        super(fields);
    }

    /** @throws IllegalArgumentException if the text is blank */
    public static Builder builder(String value) {
        return new Builder(value);
    }

    /**
     * A builder that starts with everything of a comment that can be written.
     *
     * @throws IllegalArgumentException if the comment is not as Lever documents it, since it would be lost
     */
    public static Builder from(FormField comment) {
        if (comment instanceof NoteField note && note.value() != null) {
            Builder builder = new Builder(note.value());
            builder.fields.setOrLeaveOut(
                    "user", note.user() == null ? null : note.user().id());
            builder.fields.setOrLeaveOut("createdAt", note.createdAt());
            builder.fields.setOrLeaveOut("score", note.score());
            return builder;
        }
        throw new IllegalArgumentException("values: the note has a comment that is not as Lever documents comments");
    }

    /** Collects fields. */
    public static final class Builder {
        private final Fields fields = new Fields();

        private Builder(String value) {
            fields.text("value", value);
        }

        public Builder value(String text) {
            fields.text("value", text);
            return this;
        }

        /** Who wrote it. */
        public Builder user(String id) {
            fields.text("user", id);
            return this;
        }

        public Builder createdAt(Instant time) {
            fields.set("createdAt", time);
            return this;
        }

        public Builder completedAt(Instant time) {
            fields.set("completedAt", time);
            return this;
        }

        /**
         * Lever documents that it is applied to all comments of the note.
         *
         * @throws IllegalArgumentException if it is not from 1 (strong no) to 4 (strong yes)
         */
        public Builder score(@Nullable Integer score) {
            fields.setOrLeaveOut("score", score == null ? null : Scores.checked("score", score));
            return this;
        }

        public NoteComment build() {
            return new NoteComment(fields);
        }
    }
}
