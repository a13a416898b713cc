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
 * @param format what the files are to be at the end, in the first line; null for lines of JSON
 * @param segments that are new with it
 * @param replaced names of segments that do not count any more
 * @param from where its batches went on from, for a reader; see {@link Entries}
 * @param positions that are durable with it, in their order
 * @param counts what the run did since its line before
 * @param downloads what is new with it of files beside the records
 * @param limit requests a second that the client kept to; 0 if it is not known
 * @param finished whether the export is done
 * @param sync what it says of a sync; null if nothing
 */
record LogLine(
        int run,
        Instant at,
        @Nullable String checkpoint,
        FolderManifest.@Nullable Format format,
        List<FolderManifest.Segment> segments,
        List<String> replaced,
        List<String> from,
        List<Position> positions,
        List<Skipped> skipped,
        Map<ExportResource, ExportReport.Counts> counts,
        DownloadNews downloads,
        double limit,
        boolean finished,
        @Nullable SyncLine sync) {

    static Draft first(Instant at, String checkpoint, FolderManifest.Format format) {
        Draft draft = of(1, at, Map.of(), 0);
        draft.checkpoint = checkpoint;
        draft.format = format.equals(FolderManifest.Format.LINES) ? null : format;
        return draft;
    }

    static Draft of(int run, Instant at, Map<ExportResource, ExportReport.Counts> counts, double limit) {
        return new Draft(run, at, counts, limit);
    }

    /** A line that is being put together. */
    static final class Draft {
        private final int run;
        private final Instant at;
        private final Map<ExportResource, ExportReport.Counts> counts;
        private final double limit;
        private @Nullable String checkpoint;
        private FolderManifest.@Nullable Format format;
        private List<FolderManifest.Segment> segments = List.of();
        private List<String> replaced = List.of();
        private List<String> from = List.of();
        private List<Position> positions = List.of();
        private List<Skipped> skipped = List.of();
        private DownloadNews downloads = DownloadNews.NONE;
        private boolean finished;
        private @Nullable SyncLine sync;

        private Draft(int run, Instant at, Map<ExportResource, ExportReport.Counts> counts, double limit) {
            this.run = run;
            this.at = at;
            this.counts = counts;
            this.limit = limit;
        }

        Draft segments(List<FolderManifest.Segment> fresh, List<String> without) {
            segments = fresh;
            replaced = without;
            return this;
        }

        Draft from(List<String> entries) {
            from = entries;
            return this;
        }

        Draft positions(List<Position> reached, List<Skipped> told) {
            positions = needed(reached);
            skipped = told;
            return this;
        }

        Draft downloads(DownloadNews news) {
            downloads = news;
            return this;
        }

        Draft sync(SyncLine said, List<Skipped> told) {
            sync = said;
            skipped = told;
            return this;
        }

        Draft finished() {
            finished = true;
            return this;
        }

        LogLine done() {
            return new LogLine(
                    run,
                    at,
                    checkpoint,
                    format,
                    segments,
                    replaced,
                    from,
                    positions,
                    skipped,
                    counts,
                    downloads,
                    limit,
                    finished,
                    sync);
        }
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
        all.put("format", format == null ? null : ManifestJson.format(format));
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
        all.put("downloads", downloads.toJson());
        if (limit > 0) {
            all.put("limit", limit);
        }
        if (finished) {
            all.put("finished", true);
        }
        all.put("sync", sync == null ? null : sync.toJson());
        return JsonValues.encode(all);
    }

    /** Lists that are empty are not said. */
    static void put(Map<String, @Nullable Object> all, String name, List<?> values) {
        if (!values.isEmpty()) {
            all.put(name, values);
        }
    }

    /** @throws RuntimeException if it is no line of ours */
    static LogLine parse(JsonValues all) {
        return new LogLine(
                all.count("run"),
                all.instant("at"),
                all.textOrNull("checkpoint"),
                all.has("format") ? ManifestJson.format(all.object("format")) : null,
                all.list("segments", ManifestJson::segment),
                all.texts("replaced"),
                all.texts("from"),
                all.texts("positions").stream().map(Position::parse).toList(),
                all.list("skipped", ManifestJson::skipped),
                countsOf(all),
                all.has("downloads") ? DownloadNews.parse(all.object("downloads")) : DownloadNews.NONE,
                all.has("limit") ? all.decimal("limit") : 0,
                all.has("finished") && all.flag("finished"),
                all.has("sync") ? SyncLine.parse(all.object("sync")) : null);
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
