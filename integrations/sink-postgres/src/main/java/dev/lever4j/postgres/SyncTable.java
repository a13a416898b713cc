package dev.lever4j.postgres;

import java.util.stream.Collectors;

/** The table of a resource that is brought up to date, as SQL. What is staged of it is staged once, and whole. */
record SyncTable(ResourceTable table) {
    private static final String RECORD = "json::text";

    String empty() {
        return "TRUNCATE " + table.stage();
    }

    /** Of records that were staged more than once, the newest stays, of equals the later: no row of it has moved. */
    String dropDoubles() {
        String age = table.has("updated_at") ? "coalesce(%s.updated_at, '-infinity'), " : "";
        return "DELETE FROM " + table.stage() + " s USING " + table.stage() + " o WHERE " + sameKey("s", "o") + " AND ("
                + String.format(age, "s") + "s.ctid) < (" + String.format(age, "o") + "o.ctid)";
    }

    /** How many of the staged records are new, and how many are otherwise than they were. */
    String count() {
        return table.key().isEmpty()
                ? "SELECT count(*), 0::bigint FROM (SELECT " + RECORD + " FROM " + table.stage() + " EXCEPT ALL SELECT "
                        + RECORD + " FROM " + table.name() + ") AS added"
                : "SELECT count(*) FILTER (WHERE t.id IS NULL), count(*) FILTER (WHERE t.id IS NOT NULL AND t."
                        + RECORD + " IS DISTINCT FROM s." + RECORD + ") FROM " + table.stage() + " s LEFT JOIN "
                        + table.name() + " t ON " + sameKey("s", "t");
    }

    /** How many records of a list without ids are there no more. */
    String countGone() {
        return "SELECT count(*) FROM (SELECT " + RECORD + " FROM " + table.name() + " EXCEPT ALL SELECT " + RECORD
                + " FROM " + table.stage() + ") AS gone";
    }

    /** Records that are not staged, though all under the parents {@code $1} is. */
    String deleteUnstagedUnder() {
        return "DELETE FROM " + table.name() + " t WHERE " + parent() + " = ANY($1) AND " + unstaged();
    }

    /** Records that are not staged, though all but what lies under the parents {@code $1} is. */
    String deleteUnstaged() {
        return "DELETE FROM " + table.name() + " t WHERE " + unstaged()
                + (table.parent().isEmpty() ? "" : " AND NOT " + parent() + " = ANY($1)");
    }

    /** What lies under records of the list that are there no more. */
    String deleteOrphans(ResourceTable list) {
        return "DELETE FROM " + table.name() + " t WHERE NOT EXISTS (SELECT FROM " + list.name() + " l WHERE l.id = "
                + parent() + ")";
    }

    String deleteById() {
        return "DELETE FROM " + table.name() + " WHERE id = ANY($1)";
    }

    String deleteByParent() {
        return "DELETE FROM " + table.name() + " t WHERE " + parent() + " = ANY($1)";
    }

    private String parent() {
        return "t.\"" + table.parent().orElseThrow() + "\"";
    }

    private String unstaged() {
        return "NOT EXISTS (SELECT FROM " + table.stage() + " s WHERE " + sameKey("s", "t") + ")";
    }

    private String sameKey(String one, String other) {
        return table.key().stream()
                .map(column -> one + ".\"" + column + "\" = " + other + ".\"" + column + "\"")
                .collect(Collectors.joining(" AND "));
    }
}
