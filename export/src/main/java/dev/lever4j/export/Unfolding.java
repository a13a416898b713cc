package dev.lever4j.export;

import dev.lever4j.json.RawJson;
import java.util.ArrayList;
import java.util.List;

/** Records of a list with what came with them, as rows. */
record Unfolding(ExportResource root, List<ExportResource> expanded, Tally tally) {
    /**
     * Records of a kind that are named where something did not come with them: if it is all of them, that is enough.
     */
    private static final int MOST_NAMED = 100;

    /** Adds a record, followed by what came with it. Returns the kinds that came whole. */
    List<ExportResource> add(RawJson record, List<Row> rows, List<Skipped> skipped) {
        rows.add(new Row(root, null, record));
        return expanded.isEmpty() ? List.of() : unfold(record, rows, skipped);
    }

    private List<ExportResource> unfold(RawJson record, List<Row> rows, List<Skipped> skipped) {
        List<ExportResource> whole = new ArrayList<>();
        String id = record.id().orElse(null);
        for (ExportResource child : expanded) {
            RawJson.Nested came = record.nested(child.text());
            came.objects().forEach(json -> rows.add(new Row(child, id, json)));
            if (came.isWhole()) {
                whole.add(child);
            } else if (tally.skipped(child) <= MOST_NAMED && id != null) {
                skipped.add(new Skipped(child, id, Skipped.Reason.UNEXPANDED));
            }
        }
        return whole;
    }
}
