package dev.lever4j.request;

/** How an opportunity is archived ({@code PUT /opportunities/{opportunity}/archived}). */
public final class ArchiveBody extends RequestBody {
    private ArchiveBody(Fields fields) {
        super(fields);
    }

    /**
     * For a reason, hired or not.
     *
     * @param reasonId an archive reason's id
     * @throws IllegalArgumentException if it is blank
     */
    public static Builder builder(String reasonId) {
        return new Builder(reasonId);
    }

    /** Collects fields; each is checked when it is given. */
    public static final class Builder {
        private final Fields fields = new Fields();

        private Builder(String reasonId) {
            fields.text("reason", reasonId);
        }

        /** Whether upcoming interviews are removed; Lever's default is that they stay. */
        public Builder cleanInterviews(boolean clean) {
            fields.set("cleanInterviews", clean);
            return this;
        }

        /** The requisition that somebody was hired against. */
        public Builder requisition(String id) {
            fields.text("requisitionId", id);
            return this;
        }

        /** The body as it is now; the builder can go on. */
        public ArchiveBody build() {
            return new ArchiveBody(fields);
        }
    }
}
