package dev.lever4j.export.folder;

import dev.lever4j.export.Batch;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Row;
import dev.lever4j.json.RawJson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row on its way to its segment.
 *
 * @param json one line, which may share the bytes of its answer
 */
record RowLine(ExportResource resource, @Nullable String parent, RawJson json, RecordFields fields) {
    /** The rows of a batch, in their order. */
    static List<RowLine> of(Batch batch) {
        return of(batch.rows());
    }

    static List<RowLine> of(List<Row> rows) {
        List<RowLine> lines = new ArrayList<>(rows.size());
        for (Row row : rows) {
            RawJson json = row.json().oneLine();
            RecordFields fields = RecordFields.of(json.fields(), Lines.parentField(row.resource()));
            lines.add(new RowLine(row.resource(), row.parent(), json, fields));
        }
        return lines;
    }

    /** Which records of the root came more than once in these lines, and are not the ones to be kept. */
    static boolean[] beaten(List<RowLine> lines, ExportResource root) {
        boolean[] beaten = new boolean[lines.size()];
        Map<String, Integer> best = new HashMap<>();
        for (int i = 0; i < beaten.length; i++) {
            RowLine line = lines.get(i);
            String id = line.fields().id();
            if (line.resource() != root || id == null) {
                continue;
            }
            Integer other = best.get(id);
            if (other != null && line.age() < lines.get(other).age()) {
                beaten[i] = true;
                continue;
            }
            if (other != null) {
                beaten[other] = true;
            }
            best.put(id, i);
        }
        return beaten;
    }

    private long age() {
        Long updatedAt = fields.updatedAt();
        return updatedAt == null ? Long.MIN_VALUE : updatedAt;
    }
}
