package dev.lever4j.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file sent ahead of an application. Usable for 24 hours (documented).
 *
 * @param id a UUID and the file's name, so it may say who a person is
 * @param uri what an application's file field takes
 * @param size in bytes
 */
public record Upload(
        String id,
        @Nullable String filename,
        @Nullable String uri,
        @TextOrNumber @Nullable Long size,
        @TextOrNumber @Nullable Instant expiresAt,
        @Additional Map<String, @Nullable Object> additional)
        implements Identified {
    public Upload {
        id = Keep.id(id);
        additional = Keep.fields(additional);
    }

    /** A file's name may be a person's. */
    @Override
    public String toString() {
        return "Upload[" + size + " bytes]";
    }
}
