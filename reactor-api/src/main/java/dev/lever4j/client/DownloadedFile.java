package dev.lever4j.client;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that was saved.
 *
 * @param path where it is, absolute
 * @param size in bytes
 * @param safeFileName what the answer's {@code Content-Disposition} calls it, cleaned as
 *     {@link dev.lever4j.model.SafeFileName} says; null where it says nothing usable. Nothing was saved under it
 * @param contentType what the answer says, unchecked; null where it says nothing
 */
public record DownloadedFile(
        Path path,
        long size,
        @Nullable String safeFileName,
        @Nullable String contentType) {
    /** The size alone: names of files may be names of people. */
    @Override
    public String toString() {
        return "DownloadedFile[" + size + " bytes]";
    }
}
