package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a finished export are, other than lines of JSON. Files are made when all records are there, each
 * once, from what has been committed, so a format keeps nothing over a crash. Everything here may block. Immutable, and
 * safe to share among threads.
 */
public interface FileFormat {
    /** How names of its files end, without a dot: {@code csv}, {@code ndjson.gz}. Letters, digits and dots. */
    String ending();

    /** What else the manifest says of it, such as whether cells were changed. Values as JSON has them. */
    default Map<String, Object> options() {
        return Map.of();
    }

    /**
     * Begins a file. The same records give the same bytes.
     *
     * @param out of the file; buffered, closed by the caller alone
     */
    Records begin(ExportResource resource, OutputStream out) throws IOException;

    /**
     * Whether {@link Records#copy} does what it says. Without it a folder of this format cannot be synced; false by
     * default.
     */
    default boolean canCopy() {
        return false;
    }

    /**
     * Whether {@link Records#copy} hands records of {@link ExportResource#FILES} and {@link ExportResource#RESUMES} out
     * as JSON: whole, or as much as says which file is theirs, which is {@code id}, {@code opportunityId}, {@code name}
     * and {@code size}, the last two of a résumé in its {@code file}. Without it files of records are not followed once
     * the records are of this format; false by default.
     */
    default boolean tellsFiles() {
        return false;
    }

    /** A file that is being written. */
    interface Records {
        /** The next record: one JSON object without line breaks, as an export keeps it. */
        void write(byte[] bytes, int from, int length) throws IOException;

        /**
         * Takes over records of another file, in their order and as they are in it.
         *
         * @param old whole, and of the same format and resource
         * @return how many were kept
         * @throws IOException if it cannot be read
         * @throws dev.lever4j.export.ExportFileException if it was written with other columns
         */
        default long copy(Path old, Keeping which) throws IOException {
            throw new UnsupportedOperationException("files of this format cannot be copied");
        }

        /** Nothing comes any more; all of it has been written to the stream when this returns. */
        void end() throws IOException;
    }

    /** Which records stay. Asked once for each, one way or the other. */
    interface Keeping {
        /**
         * Whether a record stays.
         *
         * @param id null if it has none
         * @param parent of the record that it lies under; null if it lies under none
         */
        boolean keeps(@Nullable String id, @Nullable String parent) throws IOException;

        /** The same, of a record that is there as JSON, or as much of it: see {@link FileFormat#tellsFiles}. */
        boolean keeps(byte[] line, int from, int length) throws IOException;
    }
}
