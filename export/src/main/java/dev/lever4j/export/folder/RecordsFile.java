package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.RecordFile;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The file of a record in the folder.
 *
 * @param name as the record says it, unchecked; null where it does not
 */
record RecordsFile(RecordFile file, @Nullable String name) {
    private static final String PARENT = "opportunityId";

    /**
     * Of a line; null where the record says that there is no file, as resumes do that were typed in.
     *
     * @throws IllegalArgumentException if the record does not say what it is
     */
    static @Nullable RecordsFile of(ExportResource resource, byte[] line) {
        JsonValues all = JsonValues.parse(line);
        JsonValues its = all;
        if (resource == ExportResource.RESUMES) {
            if (!(all.fields().get("file") instanceof Map<?, ?> file)) {
                return null;
            }
            its = new JsonValues(file);
        }
        RecordFile file = new RecordFile(
                resource, all.text(PARENT), all.text("id"), size(its.fields().get("size")));
        return new RecordsFile(file, its.fields().get("name") instanceof String name ? name : null);
    }

    /** Lever sends some numbers as text. */
    private static @Nullable Long size(@Nullable Object value) {
        try {
            Long size = value == null ? null : Long.valueOf(String.valueOf(value));
            return size == null || size < 0 ? null : size;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Under the export's folder. */
    String path() {
        return DownloadNames.of(file.resource(), file.parent(), file.id(), name);
    }

    RecordId key() {
        return key(file.resource(), file.parent(), file.id());
    }

    static RecordId key(ExportResource resource, String parent, String id) {
        return RecordId.of(resource.text() + "\n" + parent + "\n" + id);
    }
}
