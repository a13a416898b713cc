package dev.lever4j.request;

import dev.lever4j.model.Note;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A note as it is replaced: all of its comments. */
public final class NoteReplacement extends RequestBody {
    private NoteReplacement(Fields fields) {
        super(fields);
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * A builder that starts with everything of a note that can be written.
     *
     * @throws IllegalArgumentException if a comment is not as Lever documents it, since it would be lost
     */
    public static Builder from(Note note) {
        return new Builder()
                .secret(note.secret())
                .comments(note.fields().stream()
                        .map(comment -> NoteComment.from(comment).build())
                        .toList());
    }

    /** Collects comments. */
    public static final class Builder {
        private final Fields fields = new Fields();
        private final List<NoteComment> comments = new ArrayList<>();

        private Builder() {}

        /** One more, at the end. */
        public Builder comment(NoteComment comment) {
            comments.add(comment);
            return this;
        }

        /** These in place of all that were there. */
        public Builder comments(Collection<NoteComment> all) {
            comments.clear();
            comments.addAll(all);
            return this;
        }

        public Builder secret(@Nullable Boolean secret) {
            fields.setOrLeaveOut("secret", secret);
            return this;
        }

        /** @throws IllegalArgumentException if there is no comment */
        public NoteReplacement build() {
            if (comments.isEmpty()) {
                throw new IllegalArgumentException("values needs at least one value");
            }
            fields.list("values", comments);
            return new NoteReplacement(fields);
        }
    }
}
