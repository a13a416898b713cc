package dev.lever4j.postgres;

import dev.lever4j.export.Parents;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The ids of a list in the order of their bytes, whatever the database's own is. They are numbered once, so that asking
 * for a few of them is one look into an index.
 */
final class KeptParents implements Parents {
    private static final String TABLE = "pg_temp.lever4j_parents";
    private static final int FEW = 500;

    private final Session session;
    private final ResourceTable list;
    private final long count;

    private KeptParents(Session session, ResourceTable list, long count) {
        this.session = session;
        this.list = list;
        this.count = count;
    }

    static Mono<Parents> of(Session session, ResourceTable list) {
        return session.runAll(List.of(
                        "DROP TABLE IF EXISTS " + TABLE,
                        "CREATE TEMPORARY TABLE lever4j_parents AS SELECT row_number() OVER (ORDER BY id COLLATE \"C\") - 1"
                                + " AS ordinal, id FROM " + list.name(),
                        "ALTER TABLE " + TABLE + " ADD PRIMARY KEY (ordinal)"))
                .then(session.query(
                                row -> Objects.requireNonNull(row.get(0, Long.class)), "SELECT count(*) FROM " + TABLE)
                        .next())
                .map(count -> new KeptParents(session, list, count));
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public Flux<String> from(long ordinal) {
        return few(ordinal).expand(ids -> Mono.defer(() -> few(ids.next()))).concatMapIterable(Ids::texts, 1);
    }

    private Mono<Ids> few(long from) {
        return from >= count
                ? Mono.empty()
                : session.query(
                                row -> Objects.requireNonNull(row.get(0, String.class)),
                                "SELECT id FROM " + TABLE + " WHERE ordinal >= $1 AND ordinal < $2 ORDER BY ordinal",
                                from,
                                from + FEW)
                        .collectList()
                        .map(texts -> new Ids(texts, from + FEW))
                        .onErrorMap(error -> Trouble.explained(list.schema(), list.shown(), error));
    }

    private record Ids(List<String> texts, long next) {}
}
