package dev.lever4j.postgres;

import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportSink;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.LeverSync;
import dev.lever4j.export.SyncReport;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Exports into tables of a PostgreSQL schema: one for each resource, with the columns of
 * {@link dev.lever4j.export.table.Table} and the record itself, as Lever sent it, in {@code json}. Records and
 * checkpoint are written in one transaction, so that of a run that is killed there is what was committed, each record
 * once, and the same call goes on from there. Exports of several lists fit into one schema, one after the other.
 * Immutable; one instance may run many times.
 */
public final class PostgresExport {
    private static final String USUAL = "lever";

    /** A run that was killed may take a moment to be noticed. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConnectionFactory connections;
    private final SchemaName schema;
    private final Duration patience;

    private PostgresExport(ConnectionFactory connections, SchemaName schema, Duration patience) {
        this.connections = connections;
        this.schema = schema;
        this.patience = patience;
    }

    /**
     * Into the schema {@code lever} of a database.
     *
     * @param connections of PostgreSQL's R2DBC driver, pooled or not
     */
    public static PostgresExport into(ConnectionFactory connections) {
        return new PostgresExport(connections, new SchemaName(USUAL), PATIENCE);
    }

    /**
     * Another schema; it is created if it is missing.
     *
     * @throws IllegalArgumentException if the name is not of lower-case letters, digits and underscores, at most 63
     */
    public PostgresExport schema(String name) {
        return new PostgresExport(connections, new SchemaName(name), patience);
    }

    /** How long another exporter is waited for. */
    PostgresExport patience(Duration other) {
        return new PostgresExport(connections, schema, other);
    }

    /**
     * Runs an export, goes on with one that was interrupted, or finds it done and asks Lever nothing. Emits what this
     * run did once everything is committed, on a thread of the driver. Takes one connection for as long as it runs,
     * gives it back to no pool, and lets no second exporter into the schema meanwhile.
     *
     * <p>Tables and columns that are missing are created, and all is tried on nothing, before the first request to
     * Lever. <b>Cancelling</b> ends the connection; what was not committed is rolled back by the server. <b>Errors</b>
     * are a {@link PostgresExportException}, or what the export itself ends with. Nothing is tried again here.
     */
    public Mono<ExportReport> write(LeverExport export) {
        return Session.with(connections, schema, session -> {
            PostgresCommits place = new PostgresCommits(session, schema, export.resources(), patience, export::check);
            return export.to(ExportSink.committing(place)).onErrorMap(place::explained);
        });
    }

    /**
     * Brings a finished export up to date. What has changed is committed with how far it was read, so that of a sync
     * that is killed there is what was committed, and the same call goes on from there; a list of which Lever does not
     * tell what has changed is replaced in one transaction. Emits the report, with what has become of the records in
     * this run, once everything is committed; connection, lock, threads and cancelling are those of {@link #write}.
     *
     * <p><b>Errors</b> are a {@link PostgresExportException}, before the first request to Lever if no finished export
     * of the list is there, or one of other filters, children or another account; or what the sync itself ends with.
     *
     * @param sync of an export like the one that was written here
     */
    public Mono<SyncReport> sync(LeverSync sync) {
        return Session.with(connections, schema, session -> {
            PostgresSync place = new PostgresSync(session, schema, sync.resources(), patience, sync::check);
            return sync.to(place).onErrorMap(place::explained);
        });
    }

    /**
     * What the schema holds, list by list, as of the last commit; empty if there is nothing. Takes a connection of its
     * own, needs no right but to read, and asks Lever nothing. Errors are a {@link PostgresExportException}.
     */
    public Flux<PostgresState> states() {
        return Session.with(
                        connections,
                        schema,
                        session -> new KeptState(session, schema).read().collectList())
                .flatMapIterable(states -> states);
    }
}
