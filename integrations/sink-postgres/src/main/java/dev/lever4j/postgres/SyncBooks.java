package dev.lever4j.postgres;

import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.SyncReport;
import dev.lever4j.export.SyncReport.Changes;
import dev.lever4j.export.SyncTarget.Standing;
import io.r2dbc.spi.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * How far an export has been brought up to date, and what each sync did. One that is interrupted and gone on with is
 * one.
 */
final class SyncBooks {
    static final String SYNCS = "lever4j_syncs";
    static final String POSITION = "position";

    private final Session session;
    private final SchemaName schema;
    private final Bookkeeping books;
    private final String exports;
    private final String syncs;
    private final String list;

    SyncBooks(Session session, SchemaName schema, ExportResource root, Bookkeeping books) {
        this.session = session;
        this.schema = schema;
        this.books = books;
        this.exports = schema.of(Bookkeeping.EXPORTS);
        this.syncs = schema.of(SYNCS);
        this.list = root.text();
    }

    static String create(SchemaName schema) {
        return "CREATE TABLE IF NOT EXISTS " + schema.of(SYNCS) + " (list text NOT NULL,"
                + " begun_at timestamptz NOT NULL, since timestamptz NOT NULL, until timestamptz,"
                + " finished_at timestamptz, added bigint NOT NULL, updated bigint NOT NULL, deleted bigint NOT NULL,"
                + " complete boolean, PRIMARY KEY (list, begun_at))";
    }

    static String addPosition(SchemaName schema) {
        return "ALTER TABLE " + schema.of(Bookkeeping.EXPORTS) + " ADD COLUMN " + POSITION + " text";
    }

    /** Fails where what a sync did could not be kept. */
    Mono<Void> tryOut() {
        return session.run("UPDATE " + exports + " SET position = position, complete = NULL WHERE false")
                .then(session.run("UPDATE " + syncs + " SET finished_at = NULL WHERE false"))
                .then(session.run("INSERT INTO " + syncs + " SELECT * FROM " + syncs + " WHERE false"))
                .then();
    }

    /** An error if no export of the list is finished. */
    Mono<Standing> standing() {
        return session.query(
                        this::standing,
                        "SELECT checkpoint, position FROM " + exports + " WHERE list = $1 AND finished_at IS NOT NULL",
                        list)
                .next()
                .switchIfEmpty(Mono.error(() -> Trouble.unfinished(schema, list)));
    }

    private Standing standing(Row row) {
        try {
            String position = row.get(1, String.class);
            return new Standing(
                    Checkpoint.parse(Objects.requireNonNull(row.get(0, String.class))),
                    position == null ? null : ChangePosition.parse(position));
        } catch (IllegalArgumentException e) {
            throw Trouble.unreadable(schema, e);
        }
    }

    Mono<Void> keep(ChangePosition position) {
        return session.run(
                        "UPDATE " + exports + " SET position = $2, kept_at = now() WHERE list = $1",
                        list,
                        position.toString())
                .then();
    }

    /** @param since what has changed since then is being read */
    Mono<Void> add(Map<ExportResource, Changes> changes, Instant since) {
        Changes all = changes.values().stream().reduce(Changes.NONE, Changes::plus);
        return session.run(
                        "UPDATE " + syncs + " SET added = added + $2, updated = updated + $3, deleted = deleted + $4"
                                + " WHERE list = $1 AND finished_at IS NULL",
                        list,
                        all.added(),
                        all.updated(),
                        all.deleted())
                .filter(open -> open == 0)
                .flatMap(none -> session.run(
                        "INSERT INTO " + syncs + " (list, begun_at, since, added, updated, deleted)"
                                + " VALUES ($1, clock_timestamp(), $2, $3, $4, $5)",
                        list,
                        at(since),
                        all.added(),
                        all.updated(),
                        all.deleted()))
                .then();
    }

    /** Whether an export's list moved while it was read means nothing once all of it has been read again. */
    Mono<Void> finish(SyncReport report, Checkpoint export) {
        return session.run(
                        "UPDATE " + exports + " SET complete = (coalesce(complete, false) OR $2) AND "
                                + books.nothingIsMissing() + " WHERE list = $1",
                        list,
                        export.isSettled() || report.full())
                .then(session.run(
                        "UPDATE " + syncs + " SET until = $2, finished_at = clock_timestamp(), complete = $3"
                                + " WHERE list = $1 AND finished_at IS NULL",
                        list,
                        at(report.until()),
                        report.isComplete()))
                .then();
    }

    private static OffsetDateTime at(Instant time) {
        return OffsetDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
