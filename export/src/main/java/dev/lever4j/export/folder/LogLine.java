package dev.lever4j.export.folder;

import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Position;
import dev.lever4j.export.Skipped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one line of manifest.log says.
 *
 * @param run that wrote it, from 1 on
 * @param checkpoint the fresh one, in the first line
 * @param segments that are new with it
 * @param replaced names of segments that do not count any more
 * @param from where its batches went on from, for a reader; see {@link Entries}
 * @param positions that are durable with it, in their order
 * @param counts what the run did since its line before
 * @param finished whether the export is done
 */
record LogLine(
        int run,
        Instant at,
        @Nullable String checkpoint,
        List<FolderManifest.Segment> segments,
        List<String> replaced,
        List<String> from,
        List<Position> positions,
        List<Skipped> skipped,
        Map<ExportResource, ExportReport.Counts> counts,
        boolean finished) {

    static LogLine first(Instant at, String checkpoint) {
        return new LogLine(1, at, checkpoint, List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), false);
    }

    LogLine segments(List<FolderManifest.Segment> fresh, List<String> without) {
        return new LogLine(run, at, checkpoint, fresh, without, from, positions, skipped, counts, finished);
    }

    LogLine from(List<String> entries) {
        return new LogLine(run, at, checkpoint, segments, replaced, entries, positions, skipped, counts, finished);
    }

    LogLine positions(List<Position> reached, List<Skipped> told) {
        return new LogLine(run, at, checkpoint, segments, replaced, from, needed(reached), told, counts, finished);
    }

    static LogLine of(int run, Instant at, Map<ExportResource, ExportReport.Counts> counts, boolean finished) {
        return new LogLine(run, at, null, List.of(), List.of(), List.of(), List.of(), List.of(), counts, finished);
    }

    /** Without those that a later one of the same strand says too. */
    private static List<Position> needed(List<Position> all) {
        Map<Object, Position> last = new LinkedHashMap<>();
        List<Position> done = new ArrayList<>();
        for (Position position : all) {
            Object strand = strand(position);
            last.remove(strand);
            last.put(strand, position);
        }
        for (Position position : all) {
            boolean ends = position instanceof Position.InList list && list.isDone();
            if (ends || position.equals(last.get(strand(position)))) {
                done.add(position);
            }
        }
        return done;
    }

    /** What has its own order among the positions of an export. */
    static Object strand(Position position) {
        return position instanceof Position.InList list ? List.of(list.pass(), list.slice()) : position.getClass();
    }

    /**
     * As a line, without its end.
     *
     * @param number of the line, from 0 on
     * @param previous the hash of the line before
     */
    byte[] toBytes(long number, String previous) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("line", number);
        all.put("previous", previous);
        all.put("at", at.toString());
        all.put("run", run);
        all.put("checkpoint", checkpoint);
        put(all, "segments", segments.stream().map(ManifestJson::segment).toList());
        put(all, "replaced", replaced);
        put(all, "from", from);
        put(all, "positions", positions.stream().map(Position::toText).toList());
        put(all, "skipped", skipped.stream().map(ManifestJson::skipped).toList());
        if (!counts.isEmpty()) {
            Map<String, @Nullable Object> each = new LinkedHashMap<>();
            counts.forEach((resource, its) -> each.put(resource.text(), ManifestJson.counts(its)));
            all.put("counts", each);
        }
        if (finished) {
            all.put("finished", true);
        }
        return JsonValues.encode(all);
    }

    private static void put(Map<String, @Nullable Object> all, String name, List<?> values) {
        if (!values.isEmpty()) {
            all.put(name, values);
        }
    }

    /** @throws RuntimeException if it is no line of ours */
    static LogLine parse(JsonValues all) {
        return new LogLine(
                (int) all.number("run"),
                all.instant("at"),
                all.textOrNull("checkpoint"),
                all.list("segments", ManifestJson::segment),
                all.texts("replaced"),
                all.texts("from"),
                all.texts("positions").stream().map(Position::parse).toList(),
                all.list("skipped", ManifestJson::skipped),
                countsOf(all),
                all.has("finished") && all.flag("finished"));
    }

    private static Map<ExportResource, ExportReport.Counts> countsOf(JsonValues all) {
        Map<ExportResource, ExportReport.Counts> counts = new EnumMap<>(ExportResource.class);
        if (all.has("counts")) {
            JsonValues each = all.object("counts");
            for (Object name : each.fields().keySet()) {
                String resource = String.valueOf(name);
                counts.put(ManifestJson.resource(resource), ManifestJson.counts(each.object(resource)));
            }
        }
        return counts;
    }
}
