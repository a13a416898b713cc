package dev.lever4j.request;

import dev.lever4j.model.ArchiveReasonType;

/** Which archive reasons to list ({@code GET /archive_reasons}). */
public final class ArchiveReasonFilter extends ListFilter {
    private static final ArchiveReasonFilter ALL = builder().build();

    private ArchiveReasonFilter(Query query) {
        super(query);
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
        return new Builder(Parameters.of(toQuery()));
    }

    /** Collects conditions. */
    public static final class Builder extends ListFilter.Builder<ArchiveReasonFilter, Builder> {
        private Builder(Parameters parameters) {
            super(parameters);
        }

        /** Those that mean hired, or those that do not. */
        public Builder type(ArchiveReasonType type) {
            parameters.set("type", type.text());
            return this;
        }

        @Override
        ArchiveReasonFilter filter(Query query) {
            return new ArchiveReasonFilter(query);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
