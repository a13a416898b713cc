package dev.lever4j.export.folder;

import dev.lever4j.export.ExportReport.Counts;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Skipped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an export into a folder went, as its {@code manifest.log} tells it; of one that is not done, so far.
 *
 * @param steps commit after commit, in the order of time
 * @param strands of its lists that were read page after page, in the order in which they began to arrive
 * @param resources what there is of each now
 * @param skipped child lists that were skipped, at most {@value FolderManifest#MOST_SKIPPED}
 * @param downloads files of records that lie beside these
 * @param manifest once it is done
 */
public record ExportCourse(
        ExportResource root,
        Instant startedAt,
        List<Step> steps,
        List<Strand> strands,
        Map<ExportResource, Held> resources,
        List<Skipped> skipped,
        Downloads downloads,
        @Nullable FolderManifest manifest) {
    public ExportCourse {
        steps = List.copyOf(steps);
        strands = List.copyOf(strands);
        Map<ExportResource, Held> sorted = new EnumMap<>(ExportResource.class);
        sorted.putAll(resources);
        resources = Collections.unmodifiableMap(sorted);
        skipped = List.copyOf(skipped);
    }

    /**
     * From one commit to the next.
     *
     * @param run in which it was, from 1 on
     * @param from about, for the first of a run: when it began is not written down
     * @param counts what was done meanwhile, of all resources together
     * @param limit requests a second that the client kept to; 0 if it is not known
     */
    public record Step(int run, Instant from, Instant to, Counts counts, double limit) {
        public Duration length() {
            return Duration.between(from, to);
        }
    }

    /**
     * A slice of a list, or a closing pass over it.
     *
     * @param name of the slice's days, of the list, or of the pass
     * @param from of the step that made its first page safe
     * @param to when its last one was safe; null if it is not done
     */
    public record Strand(
            String name, Instant from, @Nullable Instant to) {}

    /**
     * What is safe of a resource.
     *
     * @param bytes on the disk
     * @param counts of all runs
     */
    public record Held(long rows, long bytes, Counts counts) {}
}
