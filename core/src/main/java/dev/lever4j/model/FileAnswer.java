package dev.lever4j.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file that answers a field: in applications its description, in application requests the uri of an upload. */
public sealed interface FileAnswer {
    /** An upload that an application names. */
    record Uri(@JsonValue String uri) implements FileAnswer {
        /** A file's name, which the uri ends with, may be a person's. */
        @Override
        public String toString() {
            return "Uri[***]";
        }
    }

    /**
     * A file that Lever keeps.
     *
     * @param ext with its dot
     * @param size in bytes
     */
    record Stored(
            @Nullable String id,
            @Nullable String ext,
            @Nullable String name,
            @Nullable Long size,
            @Nullable Instant uploadedAt,
            @Nullable String downloadUrl,
            @Additional Map<String, @Nullable Object> additional)
            implements FileAnswer {
        public Stored {
            additional = Keep.fields(additional);
        }

        /** A file's name may be a person's. */
        @Override
        public String toString() {
            return "Stored[" + id + "]";
        }
    }
}
