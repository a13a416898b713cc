package dev.lever4j.postgres;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.table.Column;
import dev.lever4j.export.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The table of a resource, and its staging table, as SQL. A list with ids has them as its primary key; a child has its
 * parent's id with its own in it, since one contact is that of several opportunities.
 */
record ResourceTable(SchemaName schema, ExportResource resource) {
    static final String ID = "id";
    static final String JSON = "json";
    private static final String UPDATED_AT = "updated_at";
    private static final String CREATED_AT = "created_at";

    /** Those of {@link Table}, and the record itself. */
    List<Column> columns() {
        List<Column> all = new ArrayList<>(Table.of(resource).columns());
        all.add(new Column(JSON, Column.Type.JSON));
        return all;
    }

    boolean has(String column) {
        return columns().stream().anyMatch(each -> each.name().equals(column));
    }

    boolean hasId() {
        return has(ID);
    }

    /** The column of the parent's id, for what lies under another record. */
    static Optional<String> parentOf(ExportResource resource) {
        return resource.parent().map(parent -> parent == ExportResource.POSTINGS ? "posting_id" : "opportunity_id");
    }

    Optional<String> parent() {
        return parentOf(resource);
    }

    List<String> key() {
        List<String> key = new ArrayList<>();
        if (hasId()) {
            key.add(ID);
            parent().ifPresent(key::add);
        }
        return key;
    }

    /** For SQL. */
    String name() {
        return schema.of(resource.text());
    }

    /** For people. */
    String shown() {
        return schema + "." + resource.text();
    }

    String stage() {
        return "pg_temp.\"lever4j_" + resource.text() + "\"";
    }

    List<String> create() {
        List<String> statements = new ArrayList<>();
        String columns = columns().stream().map(ResourceTable::definition).collect(Collectors.joining(", "));
        String key = key().isEmpty() ? "" : ", PRIMARY KEY (" + list(key()) + ")";
        statements.add("CREATE TABLE " + name() + " (" + columns + key + ")");
        parent().ifPresent(parent -> statements.add("CREATE INDEX ON " + name() + " (\"" + parent + "\")"));
        return statements;
    }

    String add(Column column) {
        return "ALTER TABLE " + name() + " ADD COLUMN " + definition(column);
    }

    /** For what is merged in the transaction in which it is staged. */
    String createStage() {
        return createLastingStage() + " ON COMMIT DELETE ROWS";
    }

    String createLastingStage() {
        String columns = columns().stream().map(ResourceTable::definition).collect(Collectors.joining(", "));
        return "CREATE TEMPORARY TABLE " + stage() + " (" + columns + ")";
    }

    String copy() {
        return "COPY " + stage() + " (" + list(names()) + ") FROM STDIN";
    }

    /** Takes out of the staged records those that are older than what is kept; none if that cannot be told. */
    Optional<String> dropOlder() {
        if (!hasId() || !has(UPDATED_AT)) {
            return Optional.empty();
        }
        return Optional.of("DELETE FROM " + stage() + " s USING " + name() + " t WHERE s.id = t.id AND "
                + "coalesce(s.updated_at, '-infinity') < coalesce(t.updated_at, '-infinity')");
    }

    /** How many staged records are new and were there at {@code $1}. */
    String countNews() {
        String there = has(CREATED_AT) ? "(s.created_at IS NULL OR s.created_at <= $1)" : "$1 IS NOT NULL";
        return "SELECT count(*) FROM " + stage() + " s WHERE " + there + " AND NOT EXISTS (SELECT FROM " + name()
                + " t WHERE t.id = s.id)";
    }

    /** Of staged records that came with a record of the list, those whose record is staged no more. */
    String dropOrphans(ResourceTable list) {
        return "DELETE FROM " + stage() + " s WHERE NOT EXISTS (SELECT FROM " + list.stage() + " l WHERE l.id = s."
                + quoted(parent().orElseThrow()) + ")";
    }

    /** What was kept with the staged records of the list. */
    String deleteUnder(ResourceTable list) {
        return "DELETE FROM " + name() + " t USING " + list.stage() + " l WHERE t." + quoted(parent().orElseThrow())
                + " = l.id";
    }

    /** What is kept under the parents of the staged records. */
    String deleteSiblings() {
        String parent = quoted(parent().orElseThrow());
        return "DELETE FROM " + name() + " WHERE " + parent + " IN (SELECT " + parent + " FROM " + stage() + ")";
    }

    String deleteAll() {
        return "DELETE FROM " + name();
    }

    /** Puts the staged records in; one with the same key is replaced. */
    String merge() {
        String insert =
                "INSERT INTO " + name() + " (" + list(names()) + ") SELECT " + list(names()) + " FROM " + stage();
        if (key().isEmpty()) {
            return insert;
        }
        String changes = names().stream()
                .filter(name -> !key().contains(name))
                .map(name -> quoted(name) + " = excluded." + quoted(name))
                .collect(Collectors.joining(", "));
        return insert + " ON CONFLICT (" + list(key()) + ") DO UPDATE SET " + changes;
    }

    /** As PostgreSQL itself writes it. */
    static String type(Column.Type type) {
        return switch (type) {
            case TEXT -> "text";
            case BOOLEAN -> "boolean";
            case INTEGER -> "bigint";
            case DECIMAL -> "numeric";
            case TIMESTAMP -> "timestamp with time zone";
            case JSON -> "json";
        };
    }

    private static String definition(Column column) {
        return quoted(column.name()) + " " + type(column.type());
    }

    private List<String> names() {
        return columns().stream().map(Column::name).toList();
    }

    private static String list(List<String> names) {
        return names.stream().map(ResourceTable::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
