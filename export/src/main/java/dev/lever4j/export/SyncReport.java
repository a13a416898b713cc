package dev.lever4j.export;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What a sync did, and whether what it found has been taken over in full.
 *
 * @param root the list
 * @param from when what had been known before was known: what has changed since was asked for
 * @param until when this sync asked; the next one begins there
 * @param full whether all records of the list were read again, with what lies under them
 * @param elapsed in this run
 * @param resources what this run did for each resource
 * @param refused child lists that were refused (403), and stay as they were; and one more if of records that Lever does
 *     not list it could not be asked whether they are still there
 * @param failed child lists and records that could not be read though others could, and stay as they were
 * @param changes what has become of the records of each resource, as the place counts it
 */
public record SyncReport(
        ExportResource root,
        Instant from,
        Instant until,
        boolean full,
        Duration elapsed,
        Map<ExportResource, ExportReport.Counts> resources,
        long refused,
        long failed,
        Map<ExportResource, Changes> changes) {
    public SyncReport {
        resources = sorted(resources);
        changes = sorted(changes);
    }

    /**
     * Of one resource.
     *
     * @param added records whose ids had not been there
     * @param updated records that are otherwise than they were, or were read again
     * @param deleted records that are there no more
     */
    public record Changes(long added, long updated, long deleted) {
        /** Nothing. */
        public static final Changes NONE = new Changes(0, 0, 0);

        /** Of both together. */
        public Changes plus(Changes others) {
            return new Changes(added + others.added, updated + others.updated, deleted + others.deleted);
        }
    }

    /** The same, with what has become of the records. */
    public SyncReport with(Map<ExportResource, Changes> counted) {
        return new SyncReport(root, from, until, full, elapsed, resources, refused, failed, counted);
    }

    /** Whether nothing that was asked for is missing. What is missing stays so until its record changes again. */
    public boolean isComplete() {
        return refused == 0
                && failed == 0
                && ExportReport.missing(resources).isEmpty()
                && ExportReport.unexpanded(resources).isEmpty();
    }

    /** Of all resources. */
    public Changes total() {
        return changes.values().stream().reduce(Changes.NONE, Changes::plus);
    }

    /** Requests that were sent for lists of records, retries included. */
    public long requests() {
        return sum(ExportReport.Counts::requests);
    }

    private long sum(Function<ExportReport.Counts, Long> of) {
        return resources.values().stream().mapToLong(of::apply).sum();
    }

    private static <T> Map<ExportResource, T> sorted(Map<ExportResource, T> some) {
        Map<ExportResource, T> sorted = new EnumMap<>(ExportResource.class);
        sorted.putAll(some);
        return Collections.unmodifiableMap(sorted);
    }
}
