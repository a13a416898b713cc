package dev.lever4j.export;

import org.jspecify.annotations.Nullable;

/**
 * What was not exported.
 *
 * @param resource whose records are missing
 * @param id of the parent whose records are missing; null if it is all that were still to come
 */
public record Skipped(ExportResource resource, @Nullable String id, Reason reason) {
    /** Why. */
    public enum Reason {
        /** 404: the parent is no longer there, or has no such list. Nothing that exists is missing. */
        GONE("404: the parent is gone, or has no such list"),
        /** 403: records may exist that the credential must not see, so the export is not complete. */
        REFUSED("403: the credential may not see it"),
        /** It could not be read again and again, though others could: the export is not complete. */
        FAILED("it could not be read, though others could"),
        /** It was to come with its parent, and there were ids in its place, or nothing: the export is not complete. */
        UNEXPANDED("it did not come with its parent, though asked for (expand)"),
        /** 422 of a file: Lever could not process it, or has not yet, and hands it to nobody. */
        UNPROCESSED("422: Lever has not processed the file, and hands it to nobody");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** For a person to read. */
        public String text() {
            return text;
        }
    }
}
