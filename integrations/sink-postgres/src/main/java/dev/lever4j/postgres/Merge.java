package dev.lever4j.postgres;

import dev.lever4j.export.ExportResource;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts what is staged into the tables. Of a record, the one with the newest {@code updated_at} is kept. */
final class Merge {
    private final Session session;
    private final ResourceTable list;

    Merge(Session session, ResourceTable list) {
        this.session = session;
        this.list = list;
    }

    /** Runs, on nothing, all that is ever run of a table whose staging table is there. */
    Mono<Void> tryOut(ResourceTable table) {
        boolean isList = table.equals(list);
        return session.runAll(isList ? list.dropOlder().stream().toList() : List.of())
                .then(isList ? news(Instant.EPOCH).then() : Mono.<Void>empty())
                .then(session.runAll(isList ? lists(false) : children(table)))
                // the rows of a list without ids are replaced as a whole
                .then(session.run(table.deleteAll() + " WHERE false"))
                .then();
    }

    /** Emits how many records of the list are new, and were there at a time. */
    Mono<Long> run(Staged staged, Map<ExportResource, ResourceTable> tables, Instant at) {
        Set<ExportResource> come = staged.frames().keySet();
        List<ResourceTable> under = new ArrayList<>(tables.values());
        under.remove(list);
        // nothing came with them perhaps, and what was kept goes all the same
        boolean lists = come.contains(list.resource()) || staged.anew();
        List<String> rest = new ArrayList<>();
        for (ResourceTable table : under) {
            if (table.resource().isExpanded() ? lists : come.contains(table.resource())) {
                rest.addAll(children(table));
            }
        }
        return Flux.fromIterable(staged.frames().entrySet())
                .concatMap(each -> session.copy(
                        Objects.requireNonNull(tables.get(each.getKey())).copy(), each.getValue()))
                .then(session.runAll(lists ? list.dropOlder().stream().toList() : List.of()))
                .then(lists ? Mono.defer(() -> news(at)) : Mono.just(0L))
                .flatMap(news -> session.runAll(rest)
                        .then(session.runAll(lists ? lists(staged.anew()) : List.of()))
                        .thenReturn(news));
    }

    private Mono<Long> news(Instant at) {
        return list.hasId()
                ? session.query(
                                row -> Objects.requireNonNull(row.get(0, Long.class)),
                                list.countNews(),
                                OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                        .next()
                : Mono.just(0L);
    }

    private List<String> lists(boolean anew) {
        return anew ? List.of(list.deleteAll(), list.merge()) : List.of(list.merge());
    }

    private List<String> children(ResourceTable table) {
        return table.resource().isExpanded()
                ? List.of(table.dropOrphans(list), table.deleteUnder(list), table.merge())
                : List.of(table.deleteSiblings(), table.merge());
    }
}
