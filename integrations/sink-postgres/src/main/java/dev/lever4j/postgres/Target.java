package dev.lever4j.postgres;

import dev.lever4j.export.table.Column;
import io.r2dbc.spi.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes a schema ready: locked, with all tables and columns, and all that will be done tried on nothing. */
final class Target {
    private static final String LOCK = "SELECT 1 FROM pg_advisory_lock(hashtextextended('lever4j export ' || $1, 0))";
    private static final String SCHEMA = "SELECT 1 FROM pg_namespace WHERE nspname = $1";
    private static final String COLUMNS = """
            SELECT c.relname::text, c.relkind::text, a.attname::text, format_type(a.atttypid, a.atttypmod),
                a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE n.nspname = $1""";

    private final Session session;
    private final SchemaName schema;
    private final List<ResourceTable> tables;

    Target(Session session, SchemaName schema, List<ResourceTable> tables) {
        this.session = session;
        this.schema = schema;
        this.tables = tables;
    }

    /**
     * Emits what has begun then.
     *
     * @param stage makes a table's staging table, and tries out all that will be done
     * @param begun in one transaction with what was made, so that a refusal leaves everything as it was
     */
    <T> Mono<T> ready(Duration patience, Function<ResourceTable, Mono<Void>> stage, Mono<T> begun) {
        return lock(patience)
                .then(checkEncoding())
                .then(session.transaction(prepare(stage).then(begun)))
                .delayUntil(done -> session.run("RESET lock_timeout"))
                .onErrorMap(error -> Trouble.explained(schema, "schema " + schema, error));
    }

    /**
     * The session's, so that it lasts for as long as what could be committed on it. No other lock is waited for longer,
     * until all is ready.
     */
    private Mono<Void> lock(Duration patience) {
        return session.run("SET lock_timeout = " + patience.toMillis())
                .then(Mono.defer(
                        () -> session.query(row -> true, LOCK, schema.text()).then()))
                .onErrorMap(error -> "55P03".equals(Trouble.state(error)), error -> Trouble.busy(schema))
                // off would lose what was committed last if the server ends without warning
                .then(session.query(
                                row -> true,
                                "SELECT set_config('synchronous_commit', 'on', false)"
                                        + " WHERE current_setting('synchronous_commit') = 'off'")
                        .then());
    }

    private Mono<Void> checkEncoding() {
        return session.query(row -> text(row, 0), "SELECT current_setting('server_encoding')")
                .filter(encoding -> !encoding.equals("UTF8"))
                .flatMap(encoding -> Mono.<Void>error(Trouble.otherDatabase(
                        schema, "the database's encoding is " + encoding + "; one of encoding UTF8 is needed")))
                .then();
    }

    private Mono<Void> prepare(Function<ResourceTable, Mono<Void>> stage) {
        return session.query(row -> true, SCHEMA, schema.text())
                .hasElements()
                .flatMap(isThere -> isThere ? Mono.empty() : session.run("CREATE SCHEMA \"" + schema + "\""))
                .then(session.query(Found::of, COLUMNS, schema.text()).collectList())
                .flatMap(found -> makeBooks(found).then(makeTables(found, stage)));
    }

    private Mono<Void> makeBooks(List<Found> found) {
        Set<String> names = found.stream().map(Found::table).collect(Collectors.toSet());
        boolean hasPosition = found.stream()
                .anyMatch(column -> column.table.equals(Bookkeeping.EXPORTS) && column.name.equals(SyncBooks.POSITION));
        List<String> missing = new ArrayList<>();
        // who has them may not have the right to create any
        if (!names.containsAll(Set.of(Bookkeeping.EXPORTS, Bookkeeping.SKIPPED))) {
            missing.addAll(Bookkeeping.create(schema));
        }
        if (!hasPosition) {
            missing.add(SyncBooks.addPosition(schema));
        }
        if (!names.contains(SyncBooks.SYNCS)) {
            missing.add(SyncBooks.create(schema));
        }
        return session.runAll(missing);
    }

    private Mono<Void> makeTables(List<Found> found, Function<ResourceTable, Mono<Void>> stage) {
        return Flux.fromIterable(tables)
                .concatMap(table -> make(table, columns(table, found))
                        .then(Mono.defer(() -> stage.apply(table)))
                        .onErrorMap(error -> Trouble.explained(schema, table.shown(), error)))
                .then();
    }

    private static Map<String, Found> columns(ResourceTable table, List<Found> found) {
        Map<String, Found> columns = new HashMap<>();
        found.stream()
                .filter(column -> column.table.equals(table.resource().text()))
                .forEach(column -> columns.put(column.name, column));
        return columns;
    }

    private Mono<Void> make(ResourceTable table, Map<String, Found> there) {
        if (there.isEmpty()) {
            return session.runAll(table.create());
        }
        for (Found column : there.values()) {
            String how = column.differs(table);
            if (how != null) {
                return Mono.error(Trouble.shape(schema, table.shown(), how));
            }
        }
        List<String> missing = table.columns().stream()
                .filter(column -> !there.containsKey(column.name()))
                .map(table::add)
                .toList();
        return session.runAll(missing);
    }

    /** Rows that no checkpoint speaks for are somebody else's. */
    Mono<Void> checkEmpty() {
        return Flux.fromIterable(tables)
                .concatMap(table -> session.query(row -> table, "SELECT 1 FROM " + table.name() + " LIMIT 1"))
                .next()
                .flatMap(occupied -> Mono.error(Trouble.occupied(schema, occupied.shown())));
    }

    private static String text(Row row, int at) {
        return Objects.requireNonNull(row.get(at, String.class));
    }

    /**
     * A column that is there.
     *
     * @param kind of its table: {@code r} for one, {@code p} for one in parts
     * @param demanded whether it must be given a value
     */
    private record Found(String table, String kind, String name, String type, boolean demanded) {
        static Found of(Row row) {
            return new Found(
                    text(row, 0),
                    text(row, 1),
                    text(row, 2),
                    text(row, 3),
                    Boolean.TRUE.equals(row.get(4, Boolean.class)));
        }

        /** How, in words; null if it does not. */
        @Nullable
        String differs(ResourceTable ours) {
            if (!kind.equals("r") && !kind.equals("p")) {
                return "is no table";
            }
            for (Column column : ours.columns()) {
                if (column.name().equals(name)) {
                    String wanted = ResourceTable.type(column.type());
                    return type.equals(wanted)
                            ? null
                            : "has a column " + name + " of type " + type + " instead of " + wanted;
                }
            }
            return demanded
                    ? "has a column " + name + " that must not be null, and an export has nothing for it"
                    : null;
        }
    }
}
