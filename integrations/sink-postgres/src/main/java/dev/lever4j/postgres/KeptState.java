package dev.lever4j.postgres;

import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.redact.RedactionMark;
import io.r2dbc.spi.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads what is kept, without a lock: what is being written meanwhile is seen as of the last commit. */
final class KeptState {
    private final Session session;
    private final SchemaName schema;

    KeptState(Session session, SchemaName schema) {
        this.session = session;
        this.schema = schema;
    }

    /** Of each list that there is anything of. */
    Flux<PostgresState> read() {
        return isThere(schema.of(Bookkeeping.EXPORTS))
                .filter(there -> there)
                .flatMapMany(there -> session.query(
                        Books::of,
                        "SELECT list, kept_at, finished_at, coalesce(complete, false), checkpoint FROM "
                                + schema.of(Bookkeeping.EXPORTS) + " ORDER BY list"))
                .collectList()
                .flatMapIterable(all -> all)
                .concatMap(
                        books -> Mono.justOrEmpty(ExportResource.of(books.list)).flatMap(list -> state(list, books)))
                .onErrorMap(error -> Trouble.explained(schema, "schema " + schema, error));
    }

    private Mono<PostgresState> state(ExportResource list, Books books) {
        List<ExportResource> resources = new ArrayList<>(list.children());
        resources.add(0, list);
        return rows(resources)
                .zipWhen(
                        rows -> skipped(list, resources),
                        (rows, skipped) -> new PostgresState(
                                list, books.keptAt, books.finishedAt, books.complete, redaction(books), rows, skipped));
    }

    private @Nullable RedactionMark redaction(Books books) {
        try {
            return Checkpoint.parse(books.checkpoint).redaction().orElse(null);
        } catch (IllegalArgumentException e) {
            throw Trouble.unreadable(schema, e);
        }
    }

    private Mono<Boolean> isThere(String table) {
        return session.query(
                        row -> Boolean.TRUE.equals(row.get(0, Boolean.class)),
                        "SELECT to_regclass($1) IS NOT NULL",
                        table)
                .next();
    }

    private Mono<Map<ExportResource, Long>> rows(List<ExportResource> resources) {
        return Flux.fromIterable(resources)
                .map(resource -> new ResourceTable(schema, resource))
                .filterWhen(table -> isThere(table.name()), 1)
                .concatMap(table -> session.query(
                        row -> new Count(table.resource(), number(row, 0)), "SELECT count(*) FROM " + table.name()))
                .collectMap(Count::resource, Count::number);
    }

    private Mono<Map<ExportResource, Long>> skipped(ExportResource list, List<ExportResource> resources) {
        return Flux.fromIterable(resources)
                .concatMap(resource -> session.query(
                        row -> new Count(resource, number(row, 0)),
                        "SELECT count(*) FROM " + schema.of(Bookkeeping.SKIPPED)
                                + " WHERE list = $1 AND resource = $2 HAVING count(*) > 0",
                        list.text(),
                        resource.text()))
                .collectMap(Count::resource, Count::number);
    }

    private static long number(Row row, int at) {
        return Objects.requireNonNull(row.get(at, Long.class));
    }

    private record Count(ExportResource resource, long number) {}

    private record Books(
            String list, Instant keptAt, @Nullable Instant finishedAt, boolean complete, String checkpoint) {
        static Books of(Row row) {
            OffsetDateTime finishedAt = row.get(2, OffsetDateTime.class);
            return new Books(
                    Objects.requireNonNull(row.get(0, String.class)),
                    Objects.requireNonNull(row.get(1, OffsetDateTime.class)).toInstant(),
                    finishedAt == null ? null : finishedAt.toInstant(),
                    Boolean.TRUE.equals(row.get(3, Boolean.class)),
                    Objects.requireNonNull(row.get(4, String.class)));
        }
    }
}
