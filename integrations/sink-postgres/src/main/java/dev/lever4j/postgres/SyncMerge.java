package dev.lever4j.postgres;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Skipped;
import dev.lever4j.export.SyncBatch;
import dev.lever4j.export.SyncReport.Changes;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Brings tables to what was read of Lever, and counts what that changed. */
final class SyncMerge {
    private final Session session;
    private final ResourceTable list;
    private final Collection<ResourceTable> tables;

    /** @param tables the list's, and those of what lies under its records */
    SyncMerge(Session session, ResourceTable list, Collection<ResourceTable> tables) {
        this.session = session;
        this.list = list;
        this.tables = tables;
    }

    /** Runs, on nothing, all that is ever run of a table whose staging table is there. */
    Mono<Void> tryOut(ResourceTable table) {
        SyncTable sync = new SyncTable(table);
        String[] none = {};
        return count(table)
                .then(session.run(table.merge()))
                .then(session.run(table.deleteAll() + " WHERE false"))
                .then(table.hasId() ? session.run(sync.deleteById(), (Object) none) : Mono.empty())
                .then(table.parent().isPresent() ? session.run(sync.deleteByParent(), (Object) none) : Mono.empty())
                .then();
    }

    Mono<Void> stage(Staged staged) {
        return Flux.fromIterable(tables)
                .filter(table -> staged.frames().containsKey(table.resource()))
                .concatMap(table -> session.copy(
                        table.copy(), Objects.requireNonNull(staged.frames().get(table.resource()))))
                .then();
    }

    /** What a batch tells; nothing of an earlier one is staged any more. */
    Mono<Map<ExportResource, Changes>> apply(SyncBatch batch, Staged staged) {
        return session.runAll(tables.stream()
                        .map(table -> new SyncTable(table).empty())
                        .toList())
                .then(stage(staged))
                .thenMany(Flux.fromIterable(tables))
                .concatMap(table -> change(table, batch))
                .collectMap(Changed::resource, Changed::how, () -> new EnumMap<>(ExportResource.class));
    }

    private Mono<Changed> change(ResourceTable table, SyncBatch batch) {
        SyncTable sync = new SyncTable(table);
        String[] read = batch.whole().stream()
                .filter(whole -> whole.resource() == table.resource())
                .map(SyncBatch.Whole::parent)
                .toArray(String[]::new);
        Mono<Long> unstaged = read.length == 0 ? Mono.just(0L) : session.run(sync.deleteUnstagedUnder(), (Object) read);
        return count(table)
                .flatMap(counted -> session.run(table.merge())
                        .then(unstaged)
                        .concatWith(gone(sync, batch))
                        .reduce(0L, Long::sum)
                        .map(deleted -> counted.and(deleted)));
    }

    private Flux<Long> gone(SyncTable sync, SyncBatch batch) {
        ResourceTable table = sync.table();
        String[] own = ids(batch, table.resource());
        String[] parents = table.equals(list) ? new String[0] : ids(batch, list.resource());
        return Flux.concat(
                own.length == 0 ? Mono.empty() : session.run(sync.deleteById(), (Object) own),
                parents.length == 0 ? Mono.empty() : session.run(sync.deleteByParent(), (Object) parents));
    }

    private static String[] ids(SyncBatch batch, ExportResource resource) {
        return batch.gone().stream()
                .filter(gone -> gone.resource() == resource)
                .map(SyncBatch.Gone::id)
                .toArray(String[]::new);
    }

    /** What is staged is all that there is, but for child lists that were skipped: those stay. */
    Mono<Map<ExportResource, Changes>> replace(List<Skipped> skipped) {
        return Flux.fromIterable(tables)
                .concatMap(table -> table.hasId() ? replace(table, skipped) : replaceAll(table))
                .collectMap(Changed::resource, Changed::how, () -> new EnumMap<>(ExportResource.class));
    }

    private Mono<Changed> replace(ResourceTable table, List<Skipped> skipped) {
        SyncTable sync = new SyncTable(table);
        return session.run(sync.dropDoubles())
                .then(count(table))
                .flatMap(counted -> session.run(table.merge())
                        .thenMany(
                                table.equals(list)
                                        ? session.run(sync.deleteUnstaged())
                                        : deleteUnder(sync, unread(table.resource(), skipped)))
                        .reduce(0L, Long::sum)
                        .map(counted::and));
    }

    private Flux<Long> deleteUnder(SyncTable sync, List<Skipped> unread) {
        boolean isRefusedAltogether = unread.stream().anyMatch(each -> each.id() == null);
        String[] parents =
                unread.stream().map(Skipped::id).filter(Objects::nonNull).toArray(String[]::new);
        return Flux.concat(
                session.run(sync.deleteOrphans(list)),
                isRefusedAltogether ? Mono.empty() : session.run(sync.deleteUnstaged(), (Object) parents));
    }

    private static List<Skipped> unread(ExportResource resource, List<Skipped> skipped) {
        return skipped.stream()
                .filter(each -> each.resource() == resource && each.reason() != Skipped.Reason.GONE)
                .toList();
    }

    /** Of a list without ids. */
    private Mono<Changed> replaceAll(ResourceTable table) {
        return count(table)
                .zipWith(session.query(
                                row -> Objects.requireNonNull(row.get(0, Long.class)), new SyncTable(table).countGone())
                        .next())
                .flatMap(counts -> session.runAll(List.of(table.deleteAll(), table.merge()))
                        .thenReturn(counts.getT1().and(counts.getT2())));
    }

    private Mono<Changed> count(ResourceTable table) {
        return session.query(
                        row -> new Changed(
                                table.resource(),
                                new Changes(
                                        Objects.requireNonNull(row.get(0, Long.class)),
                                        Objects.requireNonNull(row.get(1, Long.class)),
                                        0)),
                        new SyncTable(table).count())
                .next();
    }

    private record Changed(ExportResource resource, Changes how) {
        Changed and(long deleted) {
            return new Changed(resource, how.plus(new Changes(0, 0, deleted)));
        }
    }
}
