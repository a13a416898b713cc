package dev.lever4j.request;

import dev.lever4j.model.ArchiveReasonType;
import org.jspecify.annotations.Nullable;

/**
 * Which archive reasons to list ({@code GET /archive_reasons}).
 *
 * <p>Immutable. A method that takes several values adds to those given before; any other replaces. {@code toString}
 * shows names only, since values may be people's addresses.
 */
public final class ArchiveReasonFilter {
    private static final ArchiveReasonFilter ALL = builder().build();

    private final Query query;

    private ArchiveReasonFilter(Query query) {
        this.query = query;
    }

    /** Without any condition. */
    public static ArchiveReasonFilter all() {
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
        return other instanceof ArchiveReasonFilter that && query.equals(that.query);
    }

    @Override
    public int hashCode() {
        return query.hashCode();
    }

    @Override
    public String toString() {
        return "ArchiveReasonFilter" + query.names();
    }

    /** Collects conditions; each is checked when it is given, ranges when the filter is built. */
    public static final class Builder {
        private final Parameters parameters;

        private Builder(Parameters parameters) {
            this.parameters = parameters;
        }

        /** Those that mean hired, or those that do not. */
        public Builder type(ArchiveReasonType type) {
            parameters.set("type", type.text());
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
        public ArchiveReasonFilter build() {
            return new ArchiveReasonFilter(parameters.query());
        }
    }
}
