package dev.lever4j.request;

import dev.lever4j.model.Origin;
import java.time.Instant;

/** Which opportunities to list, and how ({@code GET /opportunities}). */
public final class OpportunityFilter extends ListFilter {
    private static final OpportunityFilter ALL = builder().build();

    private OpportunityFilter(Query query) {
        super(query);
    }

    /** Without any condition. */
    public static OpportunityFilter all() {
        return ALL;
    }

    public static Builder builder() {
        return new Builder(new Parameters());
    }

    /** A builder that starts with this filter's conditions. */
    public Builder toBuilder() {
        return new Builder(Parameters.of(toQuery()));
    }

    /** Collects conditions. */
    public static final class Builder extends ListFilter.Builder<OpportunityFilter, Builder> {
        private Builder(Parameters parameters) {
            super(parameters);
        }

        /** With at least one of these tags; case counts. */
        public Builder tag(String... tags) {
            parameters.add("tag", tags);
            return this;
        }

        /** Whose contact has this e-mail address; Lever compares its canonical form. */
        public Builder email(String address) {
            parameters.set("email", address);
            return this;
        }

        /** Of one of these origins. */
        public Builder origin(Origin... origins) {
            parameters.add("origin", Parameters.words(origins));
            return this;
        }

        /** With at least one of these sources. */
        public Builder source(String... sources) {
            parameters.add("source", sources);
            return this;
        }

        /** Which confidentiality; without it, what is not confidential. */
        public Builder confidentiality(ConfidentialityFilter which) {
            parameters.set("confidentiality", which.text());
            return this;
        }

        /** In one of these stages. */
        public Builder stage(String... ids) {
            parameters.add("stage_id", ids);
            return this;
        }

        /** Considered for one of these postings. */
        public Builder posting(String... ids) {
            parameters.add("posting_id", ids);
            return this;
        }

        /** Archived from one of these postings. */
        public Builder archivedPosting(String... ids) {
            parameters.add("archived_posting_id", ids);
            return this;
        }

        /** Created at or after this time. */
        public Builder createdFrom(Instant time) {
            parameters.from("created_at", time);
            return this;
        }

        /** Created at or before this time. */
        public Builder createdTo(Instant time) {
            parameters.to("created_at", time);
            return this;
        }

        /** Last changed at or after this time. */
        public Builder updatedFrom(Instant time) {
            parameters.from("updated_at", time);
            return this;
        }

        /** Last changed at or before this time. */
        public Builder updatedTo(Instant time) {
            parameters.to("updated_at", time);
            return this;
        }

        /** Last moved to another stage at or after this time. */
        public Builder advancedFrom(Instant time) {
            parameters.from("advanced_at", time);
            return this;
        }

        /** Last moved to another stage at or before this time. */
        public Builder advancedTo(Instant time) {
            parameters.to("advanced_at", time);
            return this;
        }

        /** Archived at or after this time. */
        public Builder archivedFrom(Instant time) {
            parameters.from("archived_at", time);
            return this;
        }

        /** Archived at or before this time. */
        public Builder archivedTo(Instant time) {
            parameters.to("archived_at", time);
            return this;
        }

        /** Archived ones only, or active ones only; without it, both. */
        public Builder archived(boolean archived) {
            parameters.set("archived", String.valueOf(archived));
            return this;
        }

        /** Archived for one of these reasons. */
        public Builder archiveReason(String... ids) {
            parameters.add("archive_reason_id", ids);
            return this;
        }

        /** Snoozed ones only, or others only. */
        public Builder snoozed(boolean snoozed) {
            parameters.set("snoozed", String.valueOf(snoozed));
            return this;
        }

        /** Of these contacts. */
        public Builder contact(String... ids) {
            parameters.add("contact_id", ids);
            return this;
        }

        /** With one of these opportunity locations; {@code unspecified} is one. */
        public Builder location(String... locations) {
            parameters.add("location", locations);
            return this;
        }

        /** Asks for the followers, which Lever documents as optional. */
        public Builder includeFollowers() {
            parameters.set("include", "followers");
            return this;
        }

        /** Sends these objects in the place of their ids. */
        public Builder expand(OpportunityExpand... fields) {
            parameters.expand(fields);
            return this;
        }

        @Override
        OpportunityFilter filter(Query query) {
            return new OpportunityFilter(query);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
