package dev.lever4j.request;

import java.time.Instant;

/** Which file actions of an opportunity to list. */
public final class FileActionFilter extends ListFilter {
    private static final FileActionFilter ALL = builder().build();

    private FileActionFilter(Query query) {
        super(query);
    }

    /** Without any condition. */
    public static FileActionFilter all() {
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
    public static final class Builder extends ListFilter.Builder<FileActionFilter, Builder> {
        private Builder(Parameters parameters) {
            super(parameters);
        }

        /** Occurred at or after this time. */
        public Builder occurredFrom(Instant time) {
            parameters.from("occurred_at", time);
            return this;
        }

        /** Occurred before (seen; not documented) this time. */
        public Builder occurredTo(Instant time) {
            parameters.to("occurred_at", time);
            return this;
        }

        @Override
        FileActionFilter filter(Query query) {
            return new FileActionFilter(query);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
