package dev.lever4j.request;

import java.time.Instant;

/**
 * Which equal opportunity responses without identities to list ({@code GET /eeo/responses}); without a time, those of
 * the last week.
 */
public final class AnonymousEeoResponseFilter extends ListFilter {
    private static final AnonymousEeoResponseFilter ALL = builder().build();

    private AnonymousEeoResponseFilter(Query query) {
        super(query);
    }

    /** Without any condition. */
    public static AnonymousEeoResponseFilter all() {
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
    public static final class Builder extends ListFilter.Builder<AnonymousEeoResponseFilter, Builder> {
        private Builder(Parameters parameters) {
            super(parameters);
        }

        /** Not before this time. */
        public Builder from(Instant time) {
            parameters.set("fromDate", String.valueOf(time.toEpochMilli()));
            return this;
        }

        /** Not after this time. */
        public Builder to(Instant time) {
            parameters.set("toDate", String.valueOf(time.toEpochMilli()));
            return this;
        }

        @Override
        AnonymousEeoResponseFilter filter(Query query) {
            if (time(query, "fromDate", Long.MIN_VALUE) > time(query, "toDate", Long.MAX_VALUE)) {
                throw new IllegalArgumentException("the range starts after its end: fromDate, toDate");
            }
            return new AnonymousEeoResponseFilter(query);
        }

        private static long time(Query query, String name, long unsaid) {
            return query.values(name).stream()
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(unsaid);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
