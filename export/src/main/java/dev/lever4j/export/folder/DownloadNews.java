package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a line of manifest.log says of files beside the records.
 *
 * @param asked resources whose files are to be there from now on; they are not until {@code done} says so
 * @param segments of lines that are new with it
 * @param replaced names of such segments that do not count any more
 * @param more that are there with it; fewer are negative
 * @param done resources of which all files are there
 */
record DownloadNews(
        List<ExportResource> asked,
        List<FolderManifest.Segment> segments,
        List<String> replaced,
        Map<ExportResource, Downloads.Kept> more,
        List<ExportResource> done) {
    static final DownloadNews NONE = new DownloadNews(List.of(), List.of(), List.of(), Map.of(), List.of());

    static DownloadNews asked(Collection<ExportResource> resources) {
        return new DownloadNews(List.copyOf(resources), List.of(), List.of(), Map.of(), List.of());
    }

    static DownloadNews done(Collection<ExportResource> resources) {
        return new DownloadNews(List.of(), List.of(), List.of(), Map.of(), List.copyOf(resources));
    }

    static DownloadNews of(
            List<FolderManifest.Segment> fresh, List<String> without, Map<ExportResource, Downloads.Kept> more) {
        return new DownloadNews(List.of(), fresh, without, more, List.of());
    }

    /** Null if there is nothing to say. */
    @Nullable
    Map<String, @Nullable Object> toJson() {
        if (equals(NONE)) {
            return null;
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        LogLine.put(all, "asked", asked.stream().map(ExportResource::text).toList());
        LogLine.put(
                all, "segments", segments.stream().map(ManifestJson::segment).toList());
        LogLine.put(all, "replaced", replaced);
        if (!more.isEmpty()) {
            all.put("more", DownloadJson.kept(more));
        }
        LogLine.put(all, "done", done.stream().map(ExportResource::text).toList());
        return all;
    }

    static DownloadNews parse(JsonValues all) {
        return new DownloadNews(
                all.texts("asked").stream().map(ManifestJson::resource).toList(),
                all.list("segments", ManifestJson::segment),
                all.texts("replaced"),
                all.has("more") ? DownloadJson.kept(all.object("more")) : new EnumMap<>(ExportResource.class),
                all.texts("done").stream().map(ManifestJson::resource).toList());
    }
}
