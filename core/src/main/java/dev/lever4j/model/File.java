package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of an opportunity.
 *
 * @param downloadUrl lies in Lever's web application and needs a person's session; downloads go by the id
 * @param ext with its dot, such as {@code .pdf}
 * @param name as whoever uploaded it chose; see {@link #safeFileName}
 * @param size in bytes
 */
public record File(
        String id,
        @Nullable String downloadUrl,
        @Nullable String ext,
        @Nullable String name,
        @TextOrNumber @Nullable Instant uploadedAt,
        @Nullable FileStatus status,
        @TextOrNumber @Nullable Long size,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public File {
        id = Keep.id(id);
        additional = Keep.fields(additional);
    }

    /** The name as {@link SafeFileName} cleans it, or the cleaned id where nothing is left of it. */
    public String safeFileName() {
        return SafeFileName.of(name).or(() -> SafeFileName.of(id)).orElse("file");
    }

    /** A file's name may be a person's. */
    @Override
    public String toString() {
        return "File[" + id + "]";
    }
}
