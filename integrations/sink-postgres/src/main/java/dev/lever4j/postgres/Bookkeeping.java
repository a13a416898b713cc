package dev.lever4j.postgres;

import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Skipped;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** The tables of a schema that say what the others hold. */
final class Bookkeeping {
    static final String EXPORTS = "lever4j_exports";
    static final String SKIPPED = "lever4j_skipped";

    private static final String INSTEAD =
            " ON CONFLICT (list) DO UPDATE SET checkpoint = excluded.checkpoint," + " kept_at = excluded.kept_at";

    private final Session session;
    private final String exports;
    private final String skipped;
    private final ResourceTable table;
    private final String list;

    Bookkeeping(Session session, SchemaName schema, ExportResource root) {
        this.session = session;
        this.exports = schema.of(EXPORTS);
        this.skipped = schema.of(SKIPPED);
        this.table = new ResourceTable(schema, root);
        this.list = root.text();
    }

    static List<String> create(SchemaName schema) {
        return List.of(
                "CREATE TABLE IF NOT EXISTS " + schema.of(EXPORTS)
                        + " (list text PRIMARY KEY, checkpoint text NOT NULL,"
                        + " kept_at timestamptz NOT NULL, finished_at timestamptz, complete boolean)",
                "CREATE TABLE IF NOT EXISTS " + schema.of(SKIPPED) + " (list text NOT NULL, resource text NOT NULL,"
                        + " id text, reason text NOT NULL, UNIQUE (list, resource, id, reason))");
    }

    /** Fails where a checkpoint could not be kept. */
    Mono<Void> tryOut() {
        return session.run("UPDATE " + exports + " SET checkpoint = checkpoint, kept_at = now(), finished_at = NULL,"
                        + " complete = NULL WHERE false")
                .then(session.run(insert() + " SELECT $1, '', now() WHERE false" + INSTEAD, list))
                .then(session.run("DELETE FROM " + skipped + " WHERE false"))
                .then(session.run("INSERT INTO " + skipped + " (list, resource, id, reason) SELECT list, resource, id,"
                        + " reason FROM " + skipped + " WHERE false ON CONFLICT DO NOTHING"))
                .then();
    }

    Mono<String> checkpoint() {
        return session.query(
                        row -> Objects.requireNonNull(row.get(0, String.class)),
                        "SELECT checkpoint FROM " + exports + " WHERE list = $1",
                        list)
                .next();
    }

    Mono<Void> keep(Checkpoint checkpoint, List<Skipped> more) {
        return session.run(insert() + " VALUES ($1, $2, now())" + INSTEAD, list, checkpoint.toText())
                .then(skipped(more));
    }

    private String insert() {
        return "INSERT INTO " + exports + " (list, checkpoint, kept_at)";
    }

    Mono<Void> nothingSkipped() {
        return session.run("DELETE FROM " + skipped + " WHERE list = $1", list).then();
    }

    /** What was skipped earlier has been read, or there is nothing of it any more. */
    Mono<Void> read(ExportResource resource, List<String> parents) {
        return session.run(
                        "DELETE FROM " + skipped + " WHERE list = $1 AND resource = $2 AND id = ANY($3)",
                        list,
                        resource.text(),
                        parents.toArray(String[]::new))
                .then();
    }

    /** Nothing is refused altogether any more. */
    Mono<Void> allRead() {
        return session.run("DELETE FROM " + skipped + " WHERE list = $1 AND id IS NULL", list)
                .then();
    }

    Mono<Void> skipped(List<Skipped> more) {
        return more.isEmpty()
                ? Mono.empty()
                : session.run(
                                // where there is no id, no two are the same to the key
                                "INSERT INTO " + skipped + " (list, resource, id, reason) SELECT DISTINCT $1, resource,"
                                        + " id, reason FROM unnest($2::text[], $3::text[], $4::text[])"
                                        + " AS more (resource, id, reason) WHERE NOT EXISTS (SELECT FROM " + skipped
                                        + " s WHERE s.list = $1 AND s.resource = more.resource"
                                        + " AND s.id IS NOT DISTINCT FROM more.id AND s.reason = more.reason)",
                                list,
                                more.stream()
                                        .map(each -> each.resource().text())
                                        .toArray(String[]::new),
                                more.stream().map(Skipped::id).toArray(String[]::new),
                                more.stream().map(each -> each.reason().name()).toArray(String[]::new))
                        .then();
    }

    /**
     * What an earlier run did not bring, a later one that finds the rest done does not know of. Of what is finished
     * syncs have the word: they may have read since what the export could not.
     */
    Mono<Void> finish(ExportReport report) {
        return session.run(
                        "UPDATE " + exports + " SET finished_at = coalesce(finished_at, now()),"
                                + " complete = CASE WHEN finished_at IS NULL THEN coalesce(complete, true) AND $2 AND "
                                + nothingIsMissing() + " ELSE complete END WHERE list = $1",
                        list,
                        report.isComplete())
                .then();
    }

    /**
     * For SQL: nothing that was skipped may exist, and no kind came with no record at all
     * ({@link ExportReport#missing}).
     */
    String nothingIsMissing() {
        return "NOT EXISTS (SELECT FROM " + skipped
                + " WHERE list = $1 AND reason <> 'GONE') AND NOT EXISTS (SELECT FROM "
                + skipped + " WHERE list = $1 AND reason = 'GONE' AND resource <> '" + ExportResource.RESUMES.text()
                + "' GROUP BY resource HAVING count(*) >= " + ExportReport.MANY
                + " AND count(*) >= (SELECT count(*) FROM " + table.name() + "))";
    }
}
