package dev.lever4j.request;

/**
 * Which public postings to list. Lever's {@code group}, which changes the shape of the answer, is left to raw calls.
 */
public final class PublicPostingFilter extends ListFilter {
    private static final PublicPostingFilter ALL = builder().build();

    private PublicPostingFilter(Query query) {
        super(query);
    }

    /** Without any condition. */
    public static PublicPostingFilter all() {
        return ALL;
    }

    public static Builder builder() {
        return new Builder(new Parameters());
    }

    /** A builder that starts with this filter's conditions. */
    public Builder toBuilder() {
        return new Builder(Parameters.of(toQuery()));
    }

    /** Collects conditions. Lever lets case count where a condition has several values (documented). */
    public static final class Builder extends ListFilter.Builder<PublicPostingFilter, Builder> {
        private Builder(Parameters parameters) {
            super(parameters);
        }

        /** In one of these locations. */
        public Builder location(String... locations) {
            parameters.add("location", locations);
            return this;
        }

        /** With one of these commitments. */
        public Builder commitment(String... commitments) {
            parameters.add("commitment", commitments);
            return this;
        }

        /** Of one of these teams. */
        public Builder team(String... teams) {
            parameters.add("team", teams);
            return this;
        }

        /** Of one of these departments. */
        public Builder department(String... departments) {
            parameters.add("department", departments);
            return this;
        }

        /** Of this level. */
        public Builder level(String level) {
            parameters.set("level", level);
            return this;
        }

        @Override
        PublicPostingFilter filter(Query query) {
            return new PublicPostingFilter(query);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
