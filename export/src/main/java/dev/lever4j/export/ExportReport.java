package dev.lever4j.export;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a run did, and whether the export is complete.
 *
 * @param root the list that was exported
 * @param startedAt when the export began, in an earlier run perhaps
 * @param elapsed in this run
 * @param confidential whether confidential records were asked for: false where the credential may not see them
 * @param resources what this run did for each resource
 * @param closingPasses in this run
 * @param settled whether the last closing pass found nothing new; true where none is needed
 * @param refused child lists that were refused (403) since the export began
 * @param failed child lists that could not be read, though others could, since the export began
 */
public record ExportReport(
        ExportResource root,
        Instant startedAt,
        Duration elapsed,
        boolean confidential,
        Map<ExportResource, Counts> resources,
        int closingPasses,
        boolean settled,
        long refused,
        long failed) {
    /** So many parents answered 404 for a kind, and none anything else, say that it is {@link #missing}. */
    public static final int MANY = 20;

    public ExportReport {
        resources = Map.copyOf(resources);
    }

    /**
     * Whether everything that the credential can see, and that existed throughout, has been exported. That a kind was
     * answered nothing but 404 is judged by what this run saw of it; whoever keeps counts over several runs adds them
     * up and asks {@link #missing}.
     */
    public boolean isComplete() {
        return settled
                && refused == 0
                && failed == 0
                && missing(resources).isEmpty()
                && unexpanded(resources).isEmpty();
    }

    /**
     * Kinds that were to come with their parents and did not with all of them: where {@code expand} is taken no notice
     * of there are ids in their place, or nothing. They are among the skipped.
     */
    public static List<ExportResource> unexpanded(Map<ExportResource, Counts> counts) {
        return counts.entrySet().stream()
                .filter(each -> each.getKey().isExpanded() && each.getValue().skipped() > 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * Kinds of child lists that were answered nothing but 404, for many parents: not the parents are gone then, but the
     * account or the credential may lack the kind. Lever answers so where there are no resumes, which says nothing.
     */
    public static List<ExportResource> missing(Map<ExportResource, Counts> counts) {
        return counts.entrySet().stream()
                .filter(each -> each.getValue().pages() == 0 && each.getValue().gone() >= MANY)
                .map(Map.Entry::getKey)
                .filter(kind -> kind != ExportResource.RESUMES)
                .sorted()
                .toList();
    }

    /**
     * Of one resource.
     *
     * @param rows that were handed to the sink
     * @param slices that were finished
     * @param pages answers with records, or with the word that there are none
     * @param requests that were sent, retries included
     * @param retries requests beyond the first for a page
     * @param throttled answers of 429
     * @param skipped child lists that were skipped; of what comes with its parent, parents that it did not come with
     * @param gone those of them that were answered 404
     * @param leftOut records that are secret and were not asked for, see {@link LeverExport#withSecret}: no sink saw
     *     them, and the export is complete without. Those of a page that is read again after a kill may be counted
     *     twice
     * @param latencies of the requests that were answered
     */
    public record Counts(
            long rows,
            long slices,
            long pages,
            long requests,
            long retries,
            long throttled,
            long skipped,
            long gone,
            long leftOut,
            Latencies latencies) {
        /** Nothing yet. */
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0, Latencies.NONE);

        /** Of both together. */
        public Counts plus(Counts others) {
            return sum(others, 1, latencies.plus(others.latencies));
        }

        /** What these have more than others, which are earlier ones of the same. */
        public Counts minus(Counts others) {
            return sum(others, -1, latencies.minus(others.latencies));
        }

        private Counts sum(Counts others, int sign, Latencies both) {
            return new Counts(
                    rows + sign * others.rows,
                    slices + sign * others.slices,
                    pages + sign * others.pages,
                    requests + sign * others.requests,
                    retries + sign * others.retries,
                    throttled + sign * others.throttled,
                    skipped + sign * others.skipped,
                    gone + sign * others.gone,
                    leftOut + sign * others.leftOut,
                    both);
        }
    }
}
