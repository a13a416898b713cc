package dev.lever4j.export;

import dev.lever4j.client.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one answer of Lever's brought (in the fan-out: one child list of one parent), to be kept whole or not at all:
 * its position speaks for all of it.
 *
 * @param rows in Lever's order; what comes with a record by {@code expand} follows it. May be empty.
 * @param position reached once this batch is durable
 * @param in where the answer began in its list; null at the beginning of a slice and in the fan-out
 */
public record Batch(
        List<Row> rows,
        List<Skipped> skipped,
        Position position,
        @Nullable Cursor in) {
    public Batch {
        rows = List.copyOf(rows);
        skipped = List.copyOf(skipped);
    }
}
