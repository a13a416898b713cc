package dev.lever4j.export.folder;

import dev.lever4j.export.ExportReport.Counts;
import dev.lever4j.export.ExportResource;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** What a run has done since it was last asked. Not thread-safe. */
final class RunCounts {
    private Supplier<Map<ExportResource, Counts>> now = Map::of;
    private DoubleSupplier limit = () -> 0;
    private Map<ExportResource, Counts> told = Map.of();

    void from(Supplier<Map<ExportResource, Counts>> source) {
        now = source;
    }

    void limit(DoubleSupplier source) {
        limit = source;
    }

    /** Requests a second that the client keeps to now; 0 if nobody knows. */
    double limit() {
        return limit.getAsDouble();
    }

    /** Only resources with which something happened. */
    Map<ExportResource, Counts> more() {
        Map<ExportResource, Counts> all = now.get();
        Map<ExportResource, Counts> more = new EnumMap<>(ExportResource.class);
        all.forEach((resource, counts) -> {
            Counts fresh = counts.minus(told.getOrDefault(resource, Counts.NONE));
            if (!fresh.equals(Counts.NONE)) {
                more.put(resource, fresh);
            }
        });
        told = all;
        return more;
    }
}
