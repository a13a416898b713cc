package dev.lever4j.request;

import java.time.Instant;

/** Which files of an opportunity to list. */
public final class FileFilter extends ListFilter {
    private static final FileFilter ALL = builder().build();

    private FileFilter(Query query) {
        super(query);
    }

    /** Without any condition. */
    public static FileFilter all() {
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
    public static final class Builder extends ListFilter.Builder<FileFilter, Builder> {
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
        FileFilter filter(Query query) {
            return new FileFilter(query);
        }

        @Override
        Builder self() {
            return this;
        }
    }
}
