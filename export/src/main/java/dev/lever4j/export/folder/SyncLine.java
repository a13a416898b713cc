package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.SyncBatch;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a line of manifest.log says of a sync.
 *
 * @param position from which the next one goes on; null where the line does not move it
 * @param whole parents, by the kinds that were read whole under them: {@code notes,offers}
 * @param gone ids of records that are there no more
 * @param anew whether what is told is all that there is now
 * @param applied what the sync comes to, once nothing more is asked for: from this line on files are made anew
 * @param done whether that has been done
 */
record SyncLine(
        @Nullable String position,
        Map<String, List<String>> whole,
        Map<ExportResource, List<String>> gone,
        boolean anew,
        @Nullable FolderSync applied,
        boolean done) {

    static SyncLine kept(SyncBatch batch) {
        Map<String, TreeSet<ExportResource>> kinds = new LinkedHashMap<>();
        batch.whole()
                .forEach(one -> kinds.computeIfAbsent(one.parent(), key -> new TreeSet<>())
                        .add(one.resource()));
        Map<String, List<String>> whole = new TreeMap<>();
        kinds.forEach((parent, of) ->
                whole.computeIfAbsent(key(of), key -> new ArrayList<>()).add(parent));
        Map<ExportResource, List<String>> gone = new EnumMap<>(ExportResource.class);
        batch.gone()
                .forEach(one -> gone.computeIfAbsent(one.resource(), key -> new ArrayList<>())
                        .add(one.id()));
        return new SyncLine(batch.position().toString(), whole, gone, false, null, false);
    }

    /** For what the line has besides. */
    static SyncLine nothing() {
        return new SyncLine(null, Map.of(), Map.of(), false, null, false);
    }

    static SyncLine allAnew() {
        return new SyncLine(null, Map.of(), Map.of(), true, null, false);
    }

    static SyncLine applying(FolderSync what) {
        return new SyncLine(null, Map.of(), Map.of(), false, what, false);
    }

    static SyncLine end() {
        return new SyncLine(null, Map.of(), Map.of(), false, null, true);
    }

    private static String key(TreeSet<ExportResource> kinds) {
        return String.join(",", kinds.stream().map(ExportResource::text).toList());
    }

    /** The kinds that a key of {@link #whole} names. */
    static List<ExportResource> kinds(String key) {
        List<ExportResource> kinds = new ArrayList<>();
        for (String name : key.split(",", -1)) {
            kinds.add(ManifestJson.resource(name));
        }
        return kinds;
    }

    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("position", position);
        if (!whole.isEmpty()) {
            all.put("whole", whole);
        }
        if (!gone.isEmpty()) {
            Map<String, @Nullable Object> each = new LinkedHashMap<>();
            gone.forEach((resource, ids) -> each.put(resource.text(), ids));
            all.put("gone", each);
        }
        all.put("anew", anew ? true : null);
        all.put("applied", applied == null ? null : SyncJson.of(applied));
        all.put("done", done ? true : null);
        return all;
    }

    /** @throws RuntimeException if it is none of ours */
    static SyncLine parse(JsonValues all) {
        Map<String, List<String>> whole = new TreeMap<>();
        each(all, "whole", whole::put);
        whole.keySet().forEach(SyncLine::kinds);
        Map<ExportResource, List<String>> gone = new EnumMap<>(ExportResource.class);
        each(all, "gone", (name, ids) -> gone.put(ManifestJson.resource(name), ids));
        return new SyncLine(
                all.textOrNull("position"),
                whole,
                gone,
                all.has("anew") && all.flag("anew"),
                all.has("applied") ? SyncJson.parse(all.object("applied")) : null,
                all.has("done") && all.flag("done"));
    }

    private interface Ids {
        void take(String name, List<String> ids);
    }

    private static void each(JsonValues all, String field, Ids taker) {
        if (all.has(field)) {
            JsonValues named = all.object(field);
            named.fields().keySet().forEach(key -> {
                String name = String.valueOf(key);
                taker.take(name, named.texts(name));
            });
        }
    }
}
