package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words of manifest.json and manifest.log about files beside the records. */
final class DownloadJson {
    private DownloadJson() {}

    static Map<String, @Nullable Object> of(Downloads downloads) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("resources", kept(downloads.resources()));
        all.put(
                "segments",
                downloads.segments().stream().map(ManifestJson::segment).toList());
        return all;
    }

    static Downloads parse(JsonValues all) {
        return new Downloads(kept(all.object("resources")), all.list("segments", ManifestJson::segment));
    }

    static Map<String, @Nullable Object> kept(Map<ExportResource, Downloads.Kept> each) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        each.forEach((resource, its) -> all.put(resource.text(), kept(its)));
        return all;
    }

    static Map<ExportResource, Downloads.Kept> kept(JsonValues all) {
        Map<ExportResource, Downloads.Kept> each = new EnumMap<>(ExportResource.class);
        for (Object name : all.fields().keySet()) {
            String resource = String.valueOf(name);
            JsonValues its = all.object(resource);
            each.put(
                    ManifestJson.resource(resource),
                    new Downloads.Kept(
                            its.number("files"),
                            its.number("bytes"),
                            its.number("gone"),
                            its.number("unprocessed"),
                            its.number("refused"),
                            its.number("failed")));
        }
        return each;
    }

    private static Map<String, @Nullable Object> kept(Downloads.Kept its) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("files", its.files());
        all.put("bytes", its.bytes());
        all.put("gone", its.gone());
        all.put("unprocessed", its.unprocessed());
        all.put("refused", its.refused());
        all.put("failed", its.failed());
        return all;
    }
}
