package dev.lever4j.request;

import java.time.Instant;

/** Which deleted records to list, by when they were deleted. */
public final class DeletedFilter extends ListFilter {
    private static final DeletedFilter ALL = builder().build();

    private DeletedFilter(Query query) {
        super(query);
    }

    /** Without any condition. */
    public static DeletedFilter all() {
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
    public static final class Builder extends ListFilter.Builder<DeletedFilter, Builder> {
        private Builder(Parameters parameters) {
            super(parameters);
        }

        /** Deleted at or after this time. */
        public Builder deletedFrom(Instant time) {
            parameters.from("deleted_at", time);
            return this;
        }

        /** Deleted at or before this time. */
        public Builder deletedTo(Instant time) {
            parameters.to("deleted_at", time);
            return this;
        }

        @Override
        DeletedFilter filter(Query query) {
            return new DeletedFilter(query);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
