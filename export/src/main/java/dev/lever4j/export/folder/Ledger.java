package dev.lever4j.export.folder;

import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportReport.Counts;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Position;
import dev.lever4j.export.Skipped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all lines of manifest.log say together: the state that is durable. No I/O; not thread-safe. */
final class Ledger {
    private final Map<ExportResource, Map<String, FolderManifest.Segment>> segments =
            new EnumMap<>(ExportResource.class);
    private final Map<ExportResource, Counts> counts = new EnumMap<>(ExportResource.class);
    private final List<Skipped> skipped = new ArrayList<>();
    private final DownloadState downloads = new DownloadState();
    private final SyncState sync = new SyncState();
    private @Nullable Checkpoint checkpoint;
    private FolderManifest.Format format = FolderManifest.Format.LINES;
    private @Nullable Instant finishedAt;
    private int runs;
    private int exportRuns;
    private long lines;

    /** @throws IllegalArgumentException if it does not fit to what was said before */
    void apply(LogLine line) {
        runs = Math.max(runs, line.run());
        if (line.checkpoint() != null) {
            checkpoint = Checkpoint.parse(line.checkpoint());
        }
        if (line.format() != null) {
            format = line.format();
        }
        for (Position position : line.positions()) {
            checkpoint = checkpoint().after(position);
        }
        for (String name : line.replaced()) {
            if (of(name).remove(name) == null) {
                throw new IllegalArgumentException(name + " is replaced and was not there");
            }
            if (SegmentNames.isChanged(name)) {
                sync.took();
            }
        }
        line.segments().forEach(segment -> of(segment.name()).put(segment.name(), segment));
        if (isFinished() && line.downloads().equals(DownloadNews.NONE)) {
            sync.count(line.counts());
        } else {
            line.counts().forEach((resource, more) -> counts.merge(resource, more, Counts::plus));
            exportRuns = runs;
        }
        if (line.sync() != null) {
            sync.apply(line.sync(), lines);
        }
        for (Skipped one : line.skipped()) {
            if (skipped.size() < FolderManifest.MOST_SKIPPED) {
                skipped.add(one);
            }
        }
        downloads.apply(line.downloads());
        boolean applies = line.sync() != null && line.sync().applied() != null;
        if (applies && (sync.isTouched() || !downloads.isAllThere())) {
            // records come and go, and their files with them
            downloads.reopen(lines);
        }
        finishedAt = line.finished() ? line.at() : finishedAt;
        lines++;
    }

    private Map<String, FolderManifest.Segment> of(String name) {
        ExportResource resource = SegmentNames.resource(name);
        return SegmentNames.isChanged(name)
                ? sync.pending()
                : segments.computeIfAbsent(resource, key -> new LinkedHashMap<>());
    }

    /** What came later than the export. */
    SyncState sync() {
        return sync;
    }

    boolean isEmpty() {
        return checkpoint == null;
    }

    Checkpoint checkpoint() {
        if (checkpoint == null) {
            throw new IllegalArgumentException("no checkpoint comes before it");
        }
        return checkpoint;
    }

    /**
     * Whether it is a record of the list that was not there yet when the export began, as far as can be told. Once that
     * is finished nobody asks: what a sync brings is complete up to its own time.
     */
    boolean isLater(ExportResource resource, @Nullable Long createdAt) {
        return !isFinished()
                && resource == checkpoint().root()
                && createdAt != null
                && createdAt > checkpoint().startedAt().toEpochMilli();
    }

    int runs() {
        return runs;
    }

    /** Whether all records are there; files of theirs may still be missing. */
    boolean isFinished() {
        return finishedAt != null;
    }

    /** Whether nothing is left to be done. */
    boolean isWhole() {
        return isFinished() && downloads.hasAll(Set.of());
    }

    /** What the files are to be at the end. */
    FolderManifest.Format format() {
        return format;
    }

    /** Whether some of them are that already: all records are there then, and not all of them can be read here. */
    boolean isConverting() {
        return segments.values().stream()
                .flatMap(each -> each.keySet().stream())
                .anyMatch(name -> !SegmentNames.isLines(name));
    }

    /** In the order in which they are to be read. */
    List<FolderManifest.Segment> segments(ExportResource resource) {
        return List.copyOf(segments.getOrDefault(resource, Map.of()).values());
    }

    FolderManifest.@Nullable Segment segment(ExportResource resource, String name) {
        return segments.getOrDefault(resource, Map.of()).get(name);
    }

    /** All with which anything happened. */
    Set<ExportResource> known() {
        Set<ExportResource> known = EnumSet.of(checkpoint().root());
        known.addAll(counts.keySet());
        known.addAll(segments.keySet());
        return known;
    }

    Counts counts(ExportResource resource) {
        return counts.getOrDefault(resource, Counts.NONE);
    }

    List<Skipped> skipped() {
        return List.copyOf(skipped);
    }

    /** Files beside the records. */
    DownloadState downloads() {
        return downloads;
    }

    Set<ExportResource> resources() {
        return segments.keySet();
    }

    long rows(ExportResource resource) {
        return segments(resource).stream()
                .mapToLong(FolderManifest.Segment::rows)
                .sum();
    }

    /** Once it is finished. */
    FolderManifest manifest() {
        Checkpoint end = checkpoint();
        Instant done = finishedAt;
        if (done == null) {
            throw new IllegalStateException("the export is not done");
        }
        Map<ExportResource, FolderManifest.Part> parts = new EnumMap<>(ExportResource.class);
        known().forEach(resource -> parts.put(resource, part(resource)));
        return new FolderManifest(
                end.root(),
                end.startedAt(),
                done,
                exportRuns,
                format,
                reasons(end),
                end.confidential(),
                end.redaction().orElse(null),
                end.closingPasses(),
                parts,
                skipped,
                downloads.downloads(),
                sync.done());
    }

    private FolderManifest.Part part(ExportResource resource) {
        return new FolderManifest.Part(rows(resource), segments(resource), counts(resource));
    }

    private List<String> reasons(Checkpoint end) {
        List<String> reasons = new ArrayList<>(sync.reasons());
        if (!sync.hasHealed()) {
            reasons.addAll(ofTheExport(end));
        }
        // files are no part of what a full rescan reads again
        reasons.addAll(downloads.reasons());
        return reasons;
    }

    private List<String> ofTheExport(Checkpoint end) {
        List<String> reasons = new ArrayList<>();
        if (!end.isSettled()) {
            reasons.add(
                    "records were still moving in the list after its last closing pass, so that some may be missing;"
                            + " export again at a quieter time");
        }
        if (end.fanOut().refused() > 0) {
            reasons.add(end.fanOut().refused()
                    + " child lists were refused (403): what is in them is missing; give the credential the right to"
                    + " them, or leave them out");
        }
        if (end.fanOut().failed() > 0) {
            reasons.add(end.fanOut().failed()
                    + " child lists could not be read, though others could: what is in them is missing; manifest.log"
                    + " names them");
        }
        for (ExportResource kind : ExportReport.unexpanded(counts)) {
            reasons.add(kind.text()
                    + " did not come with all records though they were asked for (expand), but ids in their place, or"
                    + " nothing: they are missing; see what lies between here and Lever, or leave them out");
        }
        for (ExportResource kind : ExportReport.missing(counts)) {
            reasons.add("all that was asked of " + kind.text()
                    + " was answered 404, as if there were no such lists: they may be missing; see whether the account"
                    + " has them and the credential the right to them, or leave them out");
        }
        return reasons;
    }
}
