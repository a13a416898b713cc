package dev.lever4j.export.folder;

import dev.lever4j.export.ExportReport.Counts;
import dev.lever4j.export.ExportResource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** What a run has done since it was last asked. Not thread-safe. */
final class RunCounts {
    private Supplier<Map<ExportResource, Counts>> now = Map::of;
    private Map<ExportResource, Counts> told = Map.of();

    void from(Supplier<Map<ExportResource, Counts>> source) {
        now = source;
    }

    /** Only resources with which something happened. */
    Map<ExportResource, Counts> more() {
        Map<ExportResource, Counts> all = now.get();
        Map<ExportResource, Counts> more = new EnumMap<>(ExportResource.class);
        all.forEach((resource, counts) -> {
            Counts fresh = sum(counts, told.getOrDefault(resource, Counts.NONE), -1);
            if (!fresh.equals(Counts.NONE)) {
                more.put(resource, fresh);
            }
        });
        told = all;
        return more;
    }

    static Counts sum(Counts some, Counts others, int sign) {
        return new Counts(
                some.rows() + sign * others.rows(),
                some.slices() + sign * others.slices(),
                some.pages() + sign * others.pages(),
                some.requests() + sign * others.requests(),
                some.retries() + sign * others.retries(),
                some.throttled() + sign * others.throttled(),
                some.skipped() + sign * others.skipped(),
                some.gone() + sign * others.gone());
    }
}
