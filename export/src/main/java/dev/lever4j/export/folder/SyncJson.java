package dev.lever4j.export.folder;

import dev.lever4j.export.ExportReport.Counts;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.SyncReport.Changes;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The words in which manifest.json and manifest.log tell of a sync. */
final class SyncJson {
    private SyncJson() {}

    static Map<String, @Nullable Object> of(FolderSync sync) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("number", sync.number());
        all.put("from", sync.from().toString());
        all.put("until", sync.until().toString());
        all.put("finishedAt", sync.finishedAt().toString());
        all.put("complete", sync.isComplete());
        all.put("full", sync.full());
        all.put("changes", each(sync.changes(), SyncJson::changes));
        all.put("counts", each(sync.counts(), ManifestJson::counts));
        return all;
    }

    static FolderSync parse(JsonValues all) {
        return new FolderSync(
                all.count("number"),
                all.instant("from"),
                all.instant("until"),
                all.instant("finishedAt"),
                all.flag("full"),
                each(all.object("changes"), SyncJson::changes),
                SyncJson.<Counts>each(all.object("counts"), ManifestJson::counts));
    }

    private static Map<String, @Nullable Object> changes(Changes changes) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("added", changes.added());
        all.put("updated", changes.updated());
        all.put("deleted", changes.deleted());
        return all;
    }

    private static Changes changes(JsonValues all) {
        return new Changes(all.number("added"), all.number("updated"), all.number("deleted"));
    }

    private static <T> Map<String, @Nullable Object> each(
            Map<ExportResource, T> values, Function<T, Map<String, @Nullable Object>> form) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        values.forEach((resource, value) -> all.put(resource.text(), form.apply(value)));
        return all;
    }

    private static <T> Map<ExportResource, T> each(JsonValues all, Function<JsonValues, T> form) {
        Map<ExportResource, T> values = new EnumMap<>(ExportResource.class);
        all.fields().keySet().forEach(key -> {
            String name = String.valueOf(key);
            values.put(ManifestJson.resource(name), form.apply(all.object(name)));
        });
        return values;
    }
}
