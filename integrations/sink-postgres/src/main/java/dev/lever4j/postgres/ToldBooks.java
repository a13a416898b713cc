package dev.lever4j.postgres;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.SyncBatch;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Of which records of the list the round that is under way has told, in however many runs. As lasting as the position
 * that is kept: without it all that is held would be asked for.
 */
final class ToldBooks {
    static final String TOLD = "lever4j_told";
    private static final int FEW = 500;

    private final Session session;
    private final ResourceTable list;
    private final String told;

    ToldBooks(Session session, SchemaName schema, ResourceTable list) {
        this.session = session;
        this.list = list;
        this.told = schema.of(TOLD);
    }

    /** Made by the first sync that needs it: an export may have no right to. Fails where nothing could be kept. */
    Mono<Void> ready() {
        return !isFollowed()
                ? Mono.empty()
                : session.query(row -> true, "SELECT 1 WHERE to_regclass($1) IS NOT NULL", told)
                        .hasElements()
                        .flatMap(isThere -> isThere
                                ? Mono.empty()
                                : session.runAll(List.of("CREATE TABLE IF NOT EXISTS " + told
                                        + " (list text NOT NULL, id text NOT NULL, PRIMARY KEY (list, id))")))
                        .then(tryOut());
    }

    /** Of other lists no round tells: they are read anew. */
    private boolean isFollowed() {
        return list.resource() == ExportResource.OPPORTUNITIES;
    }

    private Mono<Void> tryOut() {
        return session.run(insert() + " WHERE false ON CONFLICT DO NOTHING", name(), new String[0])
                .then(session.run("DELETE FROM " + told + " WHERE false"))
                .then(session.query(row -> true, select(), name(), "").then());
    }

    /** A round begins, or is over. */
    Mono<Void> none() {
        return isFollowed()
                ? session.run("DELETE FROM " + told + " WHERE list = $1", name())
                        .then()
                : Mono.empty();
    }

    Mono<Void> add(List<String> ids) {
        return session.run(insert() + " ON CONFLICT DO NOTHING", name(), ids.toArray(String[]::new))
                .then();
    }

    /** Of which a batch tells, as come or as gone. */
    List<String> of(SyncBatch batch) {
        return Stream.concat(
                        batch.rows().stream()
                                .filter(row -> row.resource() == list.resource())
                                .flatMap(row -> row.json().id().stream()),
                        batch.gone().stream()
                                .filter(gone -> gone.resource() == list.resource())
                                .map(SyncBatch.Gone::id))
                .toList();
    }

    /** Ids of records that are held, and of which it has not told; in the order of the table's own key. */
    Flux<String> others() {
        return few("").expand(ids -> few(ids.get(ids.size() - 1))).concatMapIterable(ids -> ids, 1);
    }

    private Mono<List<String>> few(String after) {
        return session.query(row -> Objects.requireNonNull(row.get(0, String.class)), select(), name(), after)
                .collectList()
                .filter(ids -> !ids.isEmpty());
    }

    private String insert() {
        return "INSERT INTO " + told + " (list, id) SELECT DISTINCT $1, id FROM unnest($2::text[]) AS more (id)";
    }

    private String select() {
        return "SELECT l.id FROM " + list.name() + " l WHERE l.id > $2 AND NOT EXISTS (SELECT FROM " + told
                + " t WHERE t.list = $1 AND t.id = l.id) ORDER BY l.id LIMIT " + FEW;
    }

    private String name() {
        return list.resource().text();
    }
}
