package dev.lever4j.export;

import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to a record.
 *
 * @param resource {@link ExportResource#FILES} or {@link ExportResource#RESUMES}
 * @param parent the id of the opportunity
 * @param id of the record
 * @param size in bytes, as the record says; null where it does not
 */
public record RecordFile(
        ExportResource resource,
        String parent,
        String id,
        @Nullable Long size) {}
