package dev.lever4j.request;

import dev.lever4j.model.WorkplaceType;
import java.util.Collection;

/** What changes about a posting ({@code POST /postings/{posting}}); everything else stays as it is (documented). */
public final class PostingChanges extends RequestBody {
    private PostingChanges(Fields fields) {
        super(fields);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects fields. */
    public static final class Builder extends PostingFields<Builder> {
        private Builder() {}

        /** Another title. */
        public Builder text(String text) {
            fields.text("text", text);
            return this;
        }

        /** Users' ids. Not documented here; a connector sends it. */
        public Builder followers(Collection<String> userIds) {
            fields.textsOrNone("followers", userIds);
            return this;
        }

        /** ISO 3166-1 alpha-2. Not documented here; a connector sends it. */
        public Builder country(String code) {
            fields.text("country", code);
            return this;
        }

        /** No owner any more: sent as null. Whether Lever takes that is not documented. */
        public Builder noOwner() {
            fields.set("owner", null);
            return this;
        }

        /** No hiring manager any more, as {@link #noOwner()}. */
        public Builder noHiringManager() {
            fields.set("hiringManager", null);
            return this;
        }

        /** No salary range any more, as {@link #noOwner()}. */
        public Builder noSalaryRange() {
            fields.set("salaryRange", null);
            return this;
        }

        /** @throws IllegalArgumentException if it is to become unspecified, which Lever refuses */
        @Override
        public Builder workplaceType(WorkplaceType type) {
            if (type.equals(WorkplaceType.UNSPECIFIED)) {
                throw new IllegalArgumentException("workplaceType cannot become unspecified again");
            }
            return super.workplaceType(type);
        }

        /**
         * The body as it is now; the builder can go on.
         *
         * @throws IllegalArgumentException if nothing changes
         */
        public PostingChanges build() {
            PostingChanges changes = new PostingChanges(fields);
            if (changes.fields().isEmpty()) {
                throw new IllegalArgumentException("an update of a posting needs at least one field");
            }
            return changes;
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
