package dev.lever4j.request;

import dev.lever4j.model.DistributionChannel;
import dev.lever4j.model.PostingState;
import java.time.Instant;
import java.util.Set;

/**
 * Which postings to list, and how ({@code GET /postings}). Lever's {@code group}, whose answer is not documented, is
 * left to raw calls: {@code lever.raw().get("/postings").query("group", "team").exchange()}.
 */
public final class PostingFilter extends ListFilter {
    private static final PostingFilter ALL = builder().build();

    private PostingFilter(Query query) {
        super(query);
    }

    /** Without any condition. */
    public static PostingFilter all() {
        return ALL;
    }

    public static Builder builder() {
        return new Builder(new Parameters());
    }

    /** A builder that starts with this filter's conditions. */
    public Builder toBuilder() {
        return new Builder(Parameters.of(toQuery()));
    }

    /** What may stand beside a range of changes; Lever documents that no other condition may. */
    private static final Set<String> BESIDE_UPDATED =
            Set.of("updated_at_start", "updated_at_end", "confidentiality", "include", "expand", "limit");

    /** Collects conditions. */
    public static final class Builder extends ListFilter.Builder<PostingFilter, Builder> {
        private Builder(Parameters parameters) {
            super(parameters);
        }

        /**
         * In this state; {@code published} lists those with the public channel only, unless
         * {@link #distributionChannel} names both.
         */
        public Builder state(PostingState state) {
            parameters.set("state", state.text());
            return this;
        }

        /** Shown in one of these channels. */
        public Builder distributionChannel(DistributionChannel... channels) {
            parameters.add("distributionChannel", Parameters.words(channels));
            return this;
        }

        /** Which confidentiality; without it, what is not confidential. */
        public Builder confidentiality(ConfidentialityFilter which) {
            parameters.set("confidentiality", which.text());
            return this;
        }

        /** Of one of these teams; case counts. */
        public Builder team(String... teams) {
            parameters.add("team", teams);
            return this;
        }

        /** Of one of these departments; case counts. */
        public Builder department(String... departments) {
            parameters.add("department", departments);
            return this;
        }

        /** In one of these locations; case counts. */
        public Builder location(String... locations) {
            parameters.add("location", locations);
            return this;
        }

        /** With one of these commitments; case counts. */
        public Builder commitment(String... commitments) {
            parameters.add("commitment", commitments);
            return this;
        }

        /** Of one of these levels, which Lever has deprecated; case counts. */
        public Builder level(String... levels) {
            parameters.add("level", levels);
            return this;
        }

        /** With one of these tags; case counts. */
        public Builder tag(String... tags) {
            parameters.add("tag", tags);
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

        /** Asks for the text, which Lever documents as optional. */
        public Builder includeContent() {
            parameters.add("include", "content");
            return this;
        }

        /** Asks for the followers, which Lever documents as optional. */
        public Builder includeFollowers() {
            parameters.add("include", "followers");
            return this;
        }

        /** Sends these objects in the place of their ids. */
        public Builder expand(PostingExpand... fields) {
            parameters.expand(fields);
            return this;
        }

        @Override
        PostingFilter filter(Query query) {
            boolean changes = parameters.has("updated_at_start") || parameters.has("updated_at_end");
            if (changes && !BESIDE_UPDATED.containsAll(parameters.names())) {
                throw new IllegalArgumentException(
                        "postings by time of change take no other condition but confidentiality");
            }
            return new PostingFilter(query);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
