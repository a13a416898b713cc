package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file of a resume.
 *
 * @param name as whoever uploaded it chose; see {@link #safeFileName}
 * @param ext without a dot in Lever's example
 * @param downloadUrl lies in Lever's web application and needs a person's session; downloads go by the resume's id
 * @param size in bytes
 */
public record ResumeFile(
        @Nullable String name,
        @Nullable String ext,
        @Nullable String downloadUrl,
        @TextOrNumber @Nullable Instant uploadedAt,
        @Nullable FileStatus status,
        @TextOrNumber @Nullable Long size,
        @Additional Map<String, @Nullable Object> additional) {
    public ResumeFile {
        additional = Keep.fields(additional);
    }

    /** The name as {@link SafeFileName} cleans it, or {@code resume} where nothing is left of it. */
    public String safeFileName() {
        return SafeFileName.of(name).orElse("resume");
    }

    /** A file's name may be a person's. */
    @Override
    public String toString() {
        return "ResumeFile[" + size + " bytes]";
    }
}
