package dev.lever4j.request;

import java.time.Instant;

/**
 * Which resumes of an opportunity to list. Lever goes by the time of creation where there was no upload (documented).
 */
public final class ResumeFilter extends ListFilter {
    private static final ResumeFilter ALL = builder().build();

    private ResumeFilter(Query query) {
        super(query);
    }

    /** Without any condition. */
    public static ResumeFilter all() {
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
    public static final class Builder extends ListFilter.Builder<ResumeFilter, Builder> {
        private Builder(Parameters parameters) {
            super(parameters);
        }

        /** Uploaded at or after this time. */
        public Builder uploadedFrom(Instant time) {
            parameters.from("uploaded_at", time);
            return this;
        }

        /** Uploaded at or before this time. */
        public Builder uploadedTo(Instant time) {
            parameters.to("uploaded_at", time);
            return this;
        }

        @Override
        ResumeFilter filter(Query query) {
            return new ResumeFilter(query);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
