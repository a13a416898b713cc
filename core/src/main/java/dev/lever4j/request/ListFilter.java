package dev.lever4j.request;

import org.jspecify.annotations.Nullable;

/**
 * What every filter of a list is: an immutable query. {@code toString} shows names only, since values may be people's
 * addresses.
 */
public abstract sealed class ListFilter
        permits AnonymousEeoResponseFilter,
                ArchiveReasonFilter,
                AuditEventFilter,
                DeletedFilter,
                EeoResponseFilter,
                FileActionFilter,
                OpportunityFilter,
                PostingFilter,
                PublicPostingFilter,
                RequisitionFieldFilter,
                RequisitionFilter,
                UploadedFilter,
                UserFilter {
    private final Query query;

    ListFilter(Query query) {
        this.query = query;
    }

    /** As Lever takes it. */
    public final Query toQuery() {
        return query;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && query.equals(((ListFilter) other).query);
    }

    @Override
    public final int hashCode() {
        return query.hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + query.names();
    }

    /**
     * Collects conditions; each is checked when it is given, ranges when the filter is built. A method that takes
     * several values adds to those given before; any other replaces.
     *
     * @param <F> the filter
     * @param <B> its builder
     */
    public abstract static sealed class Builder<F extends ListFilter, B extends Builder<F, B>>
            permits AnonymousEeoResponseFilter.Builder,
                    ArchiveReasonFilter.Builder,
                    AuditEventFilter.Builder,
                    DeletedFilter.Builder,
                    EeoResponseFilter.Builder,
                    FileActionFilter.Builder,
                    OpportunityFilter.Builder,
                    PostingFilter.Builder,
                    PublicPostingFilter.Builder,
                    RequisitionFieldFilter.Builder,
                    RequisitionFilter.Builder,
                    UploadedFilter.Builder,
                    UserFilter.Builder {
        final Parameters parameters;

        Builder(Parameters parameters) {
            this.parameters = parameters;
        }

        /** Records a page, 1 to 100; Lever's default is 100. */
        public final B limit(int records) {
            parameters.limit(records);
            return self();
        }

        /**
         * The filter as it is now; the builder can go on.
         *
         * @throws IllegalArgumentException if a range starts after its end, or conditions exclude each other
         */
        public final F build() {
            return filter(parameters.query());
        }

        abstract F filter(Query query);

        abstract B self();
    }
}
