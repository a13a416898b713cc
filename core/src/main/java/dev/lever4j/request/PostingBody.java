package dev.lever4j.request;

/** A new posting ({@code POST /postings}). Confidential ones cannot be made this way (documented). */
public final class PostingBody extends RequestBody {
    private PostingBody(Fields fields) {
        super(fields);
    }

    /**
     * With a title.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public static Builder builder(String text) {
        return new Builder(text);
    }

    /** Collects fields. */
    public static final class Builder extends PostingFields<Builder> {
        private Builder(String text) {
            fields.text("text", text);
        }

        /** The body as it is now; the builder can go on. */
        public PostingBody build() {
            return new PostingBody(fields);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
