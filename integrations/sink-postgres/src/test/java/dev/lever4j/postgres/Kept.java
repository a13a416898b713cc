package dev.lever4j.postgres;

import dev.lever4j.export.ExportResource;
import java.util.ArrayList;
import java.util.List;

/** What is in the tables. */
final class Kept {
    private Kept() {}

    /** Resource, parent and record of every row. */
    static List<String> rows(PostgresServer server, String schema, List<ExportResource> resources) {
        List<String> rows = new ArrayList<>();
        for (ExportResource resource : resources) {
            ResourceTable table = new ResourceTable(new SchemaName(schema), resource);
            String parent = table.parent().orElse("NULL::text");
            rows.addAll(server.rows("SELECT '" + resource.text() + "' AS r, " + parent + " AS p, json::text AS j FROM "
                    + table.name()));
        }
        return rows;
    }
}
