package dev.lever4j.request;

import java.time.Instant;

/**
 * Which equal opportunity responses with identities to list ({@code GET /eeo/responses/pii}); without a time, those of
 * the last week.
 */
public final class EeoResponseFilter extends ListFilter {
    private static final EeoResponseFilter ALL = builder().build();

    private EeoResponseFilter(Query query) {
        super(query);
    }

    /** Without any condition. */
    public static EeoResponseFilter all() {
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
    public static final class Builder extends ListFilter.Builder<EeoResponseFilter, Builder> {
        private Builder(Parameters parameters) {
            super(parameters);
        }

        /** Not before this time. */
        public Builder createdFrom(Instant time) {
            parameters.from("created_at", time);
            return this;
        }

        /** Not after this time. */
        public Builder createdTo(Instant time) {
            parameters.to("created_at", time);
            return this;
        }

        /** Sends these objects in the place of their ids. */
        public Builder expand(EeoResponseExpand... fields) {
            parameters.expand(fields);
            return this;
        }

        @Override
        EeoResponseFilter filter(Query query) {
            return new EeoResponseFilter(query);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
