package dev.lever4j.postgres;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.redact.RedactionMark;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a schema holds of an export.
 *
 * @param list that was exported
 * @param keptAt when something was committed last
 * @param finishedAt null as long as what is there is a part
 * @param complete whether everything that the credential can see is there, as far as all runs can tell; false before it
 *     is finished
 * @param redaction of all records in it; null if they are as Lever sent them
 * @param rows of the list, and of each kind that was exported with it
 * @param skipped entries about each resource in {@code lever4j_skipped}, those of child lists that were gone included
 */
public record PostgresState(
        ExportResource list,
        Instant keptAt,
        @Nullable Instant finishedAt,
        boolean complete,
        @Nullable RedactionMark redaction,
        Map<ExportResource, Long> rows,
        Map<ExportResource, Long> skipped) {
    public PostgresState {
        rows = sorted(rows);
        skipped = sorted(skipped);
    }

    private static Map<ExportResource, Long> sorted(Map<ExportResource, Long> some) {
        Map<ExportResource, Long> sorted = new EnumMap<>(ExportResource.class);
        sorted.putAll(some);
        return Collections.unmodifiableMap(sorted);
    }
}
