package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Skipped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of what is kept: a file, or why there is none.
 *
 * @param file where it is under the export's folder; null where there is none
 * @param name as the record says it
 * @param skipped why there is none
 */
record DownloadRow(
        ExportResource resource,
        String parent,
        String id,
        @Nullable String file,
        @Nullable String name,
        long bytes,
        @Nullable String sha256,
        @Nullable String contentType,
        Skipped.@Nullable Reason skipped) {

    byte[] toBytes() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("resource", resource.text());
        all.put("opportunityId", parent);
        all.put("id", id);
        all.put("name", name);
        if (skipped == null) {
            all.put("file", file);
            all.put("bytes", bytes);
            all.put("sha256", sha256);
            all.put("contentType", contentType);
        } else {
            all.put("skipped", skipped.name());
        }
        return JsonValues.encode(all);
    }

    static DownloadRow parse(LineReader line) {
        JsonValues all = JsonValues.parse(line.bytes());
        String reason = all.textOrNull("skipped");
        return new DownloadRow(
                ManifestJson.resource(all.text("resource")),
                all.text("opportunityId"),
                all.text("id"),
                reason == null ? all.text("file") : null,
                all.textOrNull("name"),
                reason == null ? all.number("bytes") : 0,
                all.textOrNull("sha256"),
                all.textOrNull("contentType"),
                reason == null ? null : Skipped.Reason.valueOf(reason));
    }

    RecordId key() {
        return RecordsFile.key(resource, parent, id);
    }

    /** For messages. */
    String unnamed() {
        return DownloadNames.unnamed(resource, parent, id);
    }

    Downloads.Kept counted() {
        if (skipped == null) {
            return new Downloads.Kept(1, bytes, 0, 0, 0, 0);
        }
        return switch (skipped) {
            case GONE -> new Downloads.Kept(0, 0, 1, 0, 0, 0);
            case UNPROCESSED -> new Downloads.Kept(0, 0, 0, 1, 0, 0);
            case REFUSED -> new Downloads.Kept(0, 0, 0, 0, 1, 0);
            case FAILED, UNEXPANDED -> new Downloads.Kept(0, 0, 0, 0, 0, 1);
        };
    }
}
