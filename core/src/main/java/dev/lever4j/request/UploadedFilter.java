package dev.lever4j.request;

import java.time.Instant;

/**
 * Which files or resumes of an opportunity to list, by when they were uploaded. Of a resume that was not uploaded,
 * Lever goes by the time of creation (documented).
 */
public final class UploadedFilter extends ListFilter {
    private static final UploadedFilter ALL = builder().build();

    private UploadedFilter(Query query) {
        super(query);
    }

    /** Without any condition. */
    public static UploadedFilter all() {
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
    public static final class Builder extends ListFilter.Builder<UploadedFilter, Builder> {
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
        UploadedFilter filter(Query query) {
            return new UploadedFilter(query);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
