package dev.lever4j.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which deleted records to list, by when they were deleted.
 *
 * <p>Immutable. A method that takes several values adds to those given before; any other replaces. {@code toString}
 * shows names only, since values may be people's addresses.
 */
public final class DeletedFilter {
    private static final DeletedFilter ALL = builder().build();

    private final Query query;

    private DeletedFilter(Query query) {
        this.query = query;
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
        return new Builder(Parameters.of(query));
    }

    /** As Lever takes it. */
    public Query toQuery() {
        return query;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeletedFilter that && query.equals(that.query);
    }

    @Override
    public int hashCode() {
        return query.hashCode();
    }

    @Override
    public String toString() {
        return "DeletedFilter" + query.names();
    }

    /** Collects conditions; each is checked when it is given, ranges when the filter is built. */
    public static final class Builder {
        private final Parameters parameters;

        private Builder(Parameters parameters) {
            this.parameters = parameters;
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

        /** Records a page, 1 to 100; Lever's default is 100. */
        public Builder limit(int records) {
            parameters.limit(records);
            return this;
        }

        /**
         * The filter as it is now; the builder can go on.
         *
         * @throws IllegalArgumentException if a range starts after its end
         */
        public DeletedFilter build() {
            return new DeletedFilter(parameters.query());
        }
    }
}
