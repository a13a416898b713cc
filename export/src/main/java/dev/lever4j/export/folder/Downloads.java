package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The files of records that a folder keeps beside these.
 *
 * @param resources how many there are, of each resource whose files were asked for
 * @param segments lines that say of each file whose it is, where it lies, its size and its SHA-256, or why it is not
 *     there: the names are under the export's folder
 */
public record Downloads(Map<ExportResource, Kept> resources, List<FolderManifest.Segment> segments) {
    /** Nothing was asked for. */
    public static final Downloads NONE = new Downloads(Map.of(), List.of());

    public Downloads {
        Map<ExportResource, Kept> sorted = new EnumMap<>(ExportResource.class);
        sorted.putAll(resources);
        resources = Collections.unmodifiableMap(sorted);
        segments = List.copyOf(segments);
    }

    /** Of all resources together. */
    public Kept total() {
        return resources.values().stream().reduce(Kept.NONE, Kept::plus);
    }

    /**
     * Of one resource.
     *
     * @param files that are there
     * @param bytes of them
     * @param gone that were answered 404: no loss
     * @param unprocessed that Lever could not process, or not yet, and hands to nobody (422)
     * @param refused to the credential (403): the export is not complete
     * @param failed that could not be read, though others could: the export is not complete
     */
    public record Kept(long files, long bytes, long gone, long unprocessed, long refused, long failed) {
        /** Nothing. */
        public static final Kept NONE = new Kept(0, 0, 0, 0, 0, 0);

        /** Of both together. */
        public Kept plus(Kept others) {
            return new Kept(
                    files + others.files,
                    bytes + others.bytes,
                    gone + others.gone,
                    unprocessed + others.unprocessed,
                    refused + others.refused,
                    failed + others.failed);
        }

        /** Without some that are among these. */
        Kept minus(Kept some) {
            return plus(new Kept(-some.files, -some.bytes, -some.gone, -some.unprocessed, -some.refused, -some.failed));
        }
    }
}
