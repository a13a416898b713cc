package dev.lever4j.export.folder;

import dev.lever4j.export.ExportReport.Counts;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Position;
import dev.lever4j.export.Slice;
import dev.lever4j.export.folder.ExportCourse.Held;
import dev.lever4j.export.folder.ExportCourse.Step;
import dev.lever4j.export.folder.ExportCourse.Strand;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Listens to the lines of a log for what they tell of its course. Not thread-safe. */
final class Chronicle {
    /** What a run did before its first commit took about as long as between two. */
    private static final Duration PACE = Duration.ofSeconds(2);

    private final List<Step> steps = new ArrayList<>();
    private final Map<Object, Strand> strands = new LinkedHashMap<>();
    private int run;
    private Instant last = Instant.EPOCH;
    private boolean over;

    /** What comes after the export's end is no part of it. */
    void take(LogLine line) {
        if (over) {
            return;
        }
        over = line.finished();
        Instant from = line.run() == run ? last : line.at().minus(PACE);
        if (run == line.run() || !line.counts().isEmpty()) {
            Counts all = line.counts().values().stream().reduce(Counts.NONE, Counts::plus);
            steps.add(new Step(line.run(), from, line.at(), all, line.limit()));
        }
        line.positions().forEach(position -> take(position, from, line.at()));
        run = line.run();
        last = line.at();
    }

    private void take(Position position, Instant from, Instant at) {
        if (position instanceof Position.InList list) {
            Object strand = LogLine.strand(position);
            Strand before = strands.getOrDefault(strand, new Strand(name(list), from, null));
            strands.put(strand, new Strand(before.name(), before.from(), list.isDone() ? at : null));
        }
    }

    private static String name(Position.InList list) {
        if (list.pass() > 0) {
            return "closing pass " + list.pass();
        }
        Slice slice = list.slice();
        return slice.equals(Slice.ALL) ? list.resource().text() : day(slice.from()) + " to " + day(slice.to());
    }

    private static String day(@Nullable Instant end) {
        return end == null ? "…" : LocalDate.ofInstant(end, ZoneOffset.UTC).toString();
    }

    ExportCourse course(Ledger ledger) {
        Map<ExportResource, Held> resources = new EnumMap<>(ExportResource.class);
        for (ExportResource resource : ledger.known()) {
            long bytes = ledger.segments(resource).stream()
                    .mapToLong(FolderManifest.Segment::bytes)
                    .sum();
            resources.put(resource, new Held(ledger.rows(resource), bytes, ledger.counts(resource)));
        }
        return new ExportCourse(
                ledger.checkpoint().root(),
                ledger.checkpoint().startedAt(),
                steps,
                List.copyOf(strands.values()),
                resources,
                ledger.skipped(),
                ledger.downloads().downloads(),
                ledger.isWhole() ? ledger.manifest() : null);
    }
}
