package dev.lever4j.request;

import java.util.Collection;

/** Where a posting belongs. */
public final class PostingCategoriesBody extends RequestBody {
    private PostingCategoriesBody(Fields fields) {
        super(fields);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects fields; each is checked when it is given. */
    public static final class Builder {
        private final Fields fields = new Fields();

        private Builder() {}

        public Builder team(String team) {
            fields.text("team", team);
            return this;
        }

        public Builder department(String department) {
            fields.text("department", department);
            return this;
        }

        /** The first or only one. */
        public Builder location(String location) {
            fields.text("location", location);
            return this;
        }

        /** Of a posting that has several. */
        public Builder allLocations(Collection<String> locations) {
            fields.texts("allLocations", locations);
            return this;
        }

        /** Full-time and the like, as the account calls it. */
        public Builder commitment(String commitment) {
            fields.text("commitment", commitment);
            return this;
        }

        /** The body as it is now; the builder can go on. */
        public PostingCategoriesBody build() {
            return new PostingCategoriesBody(fields);
        }
    }
}
