package dev.lever4j.export.folder;

import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportReport.Counts;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.SyncReport.Changes;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one sync did to a folder, in as many runs as it took: what its manifest and its log say of it.
 *
 * @param number counted from 1
 * @param from up to when the folder was known to be right before
 * @param until up to when it is now: the next one begins there
 * @param finishedAt when it was done
 * @param full whether all records of the list were read again, with what lies under them
 * @param changes what has become of the records of each resource
 * @param counts what it took of each resource
 */
public record FolderSync(
        int number,
        Instant from,
        Instant until,
        Instant finishedAt,
        boolean full,
        Map<ExportResource, Changes> changes,
        Map<ExportResource, Counts> counts) {
    public FolderSync {
        changes = sorted(changes);
        counts = sorted(counts);
    }

    /**
     * Whether nothing that was asked for is missing; what is stays as it was before, until its record changes again.
     */
    public boolean isComplete() {
        return missing() == 0 && ExportReport.missing(counts).isEmpty();
    }

    /** Lists that could not be read and stay as they were. */
    public long missing() {
        return counts.values().stream()
                .mapToLong(of -> of.skipped() - of.gone())
                .sum();
    }

    /** Requests that were sent for lists of records, retries included. */
    public long requests() {
        return counts.values().stream().mapToLong(Counts::requests).sum();
    }

    /** Why it is not complete, for a person to read; none if it is. */
    List<String> reasons() {
        return isComplete()
                ? List.of()
                : List.of(
                        "the sync of " + finishedAt + " could not read some lists or records (" + Math.max(missing(), 1)
                                + "), which stay as they were: sync once with a full rescan when they can be read");
    }

    private static <T> Map<ExportResource, T> sorted(Map<ExportResource, T> some) {
        Map<ExportResource, T> sorted = new EnumMap<>(ExportResource.class);
        sorted.putAll(some);
        return Collections.unmodifiableMap(sorted);
    }
}
