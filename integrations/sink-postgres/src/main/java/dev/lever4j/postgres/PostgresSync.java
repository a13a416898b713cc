package dev.lever4j.postgres;

import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.export.Batch;
import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Parents;
import dev.lever4j.export.Position;
import dev.lever4j.export.Skipped;
import dev.lever4j.export.SyncBatch;
import dev.lever4j.export.SyncReport;
import dev.lever4j.export.SyncReport.Changes;
import dev.lever4j.export.SyncTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A schema that is brought up to date, as the engine sees it, for one run. */
final class PostgresSync implements SyncTarget {
    /** Of what is told with a position of another kind. */
    private static final Position NOWHERE = new Position.InFanOut(0, 0, 0);

    private final Session session;
    private final SchemaName schema;
    private final Duration patience;
    private final Consumer<Checkpoint> check;
    private final List<ResourceTable> tables;
    private final ResourceTable list;
    private final Bookkeeping books;
    private final SyncBooks syncs;
    private final ToldBooks told;
    private final SyncMerge merge;

    // batches come one after the other
    private final Map<ExportResource, Changes> changes = new EnumMap<>(ExportResource.class);
    private final List<Skipped> skipped = new ArrayList<>();
    private @Nullable Standing standing;
    private @Nullable ChangePosition last;
    private boolean used;

    /**
     * @param resources the list first
     * @param check fails where a checkpoint is another export's
     */
    PostgresSync(
            Session session,
            SchemaName schema,
            List<ExportResource> resources,
            Duration patience,
            Consumer<Checkpoint> check) {
        this.session = session;
        this.schema = schema;
        this.patience = patience;
        this.check = check;
        this.tables = resources.stream()
                .map(resource -> new ResourceTable(schema, resource))
                .toList();
        this.list = tables.get(0);
        this.books = new Bookkeeping(session, schema, list.resource());
        this.syncs = new SyncBooks(session, schema, list.resource(), books);
        this.told = new ToldBooks(session, schema, list);
        this.merge = new SyncMerge(session, list, tables);
    }

    @Override
    public Mono<Standing> begin() {
        Mono<Standing> begun = books.tryOut()
                .then(syncs.tryOut())
                .then(syncs.standing())
                .doOnNext(found -> standing = found)
                .doOnNext(found -> last = found.position())
                .doOnNext(found -> check.accept(found.export()));
        return new Target(session, schema, tables)
                .ready(
                        patience,
                        table -> session.run(table.createLastingStage()).then(merge.tryOut(table)),
                        begun.delayUntil(found -> told.ready()));
    }

    /** And not the first of a round, or of one that is gone on with by other options. */
    private boolean isWithinRound(ChangePosition now) {
        ChangePosition before = last;
        return before != null && before.isWithinRound() && (!now.isWithinRound() || now.isOfRound(before));
    }

    @Override
    public Mono<Parents> held() {
        return list.hasId() ? KeptParents.of(session, list).onErrorMap(this::explainedOfServer) : Mono.empty();
    }

    @Override
    public Mono<Void> keep(SyncBatch batch) {
        return staged(new Batch(batch.rows(), batch.skipped(), NOWHERE, null))
                .flatMap(staged ->
                        session.transaction(merge.apply(batch, staged).delayUntil(changed -> keep(batch, changed))))
                .doOnNext(this::count)
                .doOnSubscribe(subscribed -> used = true)
                .doOnNext(changed -> last = batch.position())
                .onErrorMap(this::explainedOfServer)
                .then();
    }

    @Override
    public Flux<String> untold() {
        return told.others().onErrorMap(this::explainedOfServer);
    }

    private Mono<Void> keep(SyncBatch batch, Map<ExportResource, Changes> changed) {
        Map<ExportResource, List<String>> read = batch.whole().stream()
                .collect(Collectors.groupingBy(
                        SyncBatch.Whole::resource, Collectors.mapping(SyncBatch.Whole::parent, Collectors.toList())));
        List<String> gone = batch.gone().stream()
                .filter(each -> each.resource() == list.resource())
                .map(SyncBatch.Gone::id)
                .toList();
        return Flux.fromIterable(tables)
                .concatMap(table -> Flux.just(gone, read.getOrDefault(table.resource(), List.of()))
                        .filter(parents -> !parents.isEmpty())
                        .concatMap(parents -> books.read(table.resource(), parents)))
                .then(isWithinRound(batch.position()) ? Mono.empty() : told.none())
                .then(tell(told.of(batch)))
                .then(books.skipped(batch.skipped()))
                .then(syncs.add(changed, since()))
                .then(syncs.keep(batch.position()));
    }

    private Mono<Void> tell(List<String> ids) {
        return ids.isEmpty() ? Mono.empty() : told.add(ids).then(books.read(list.resource(), ids));
    }

    @Override
    public Mono<Void> replace(Flux<Batch> all) {
        return all.concatMap(this::stage, 1)
                .then(Mono.defer(
                        () -> session.transaction(merge.replace(skipped).delayUntil(this::replaced))
                                .doOnSubscribe(subscribed -> used = true)
                                .onErrorMap(this::explainedOfServer)))
                .doOnNext(this::count)
                .then();
    }

    /** Beside the tables, for as long as it takes: nobody sees it, and no transaction is open meanwhile. */
    private Mono<Void> stage(Batch batch) {
        skipped.addAll(batch.skipped());
        return staged(batch)
                .flatMap(staged -> session.runAll(staged.anew() ? List.of(new SyncTable(list).empty()) : List.of())
                        .then(merge.stage(staged)))
                .onErrorMap(this::explainedOfServer);
    }

    private Mono<Void> replaced(Map<ExportResource, Changes> changed) {
        return books.nothingSkipped().then(books.skipped(skipped)).then(syncs.add(changed, since()));
    }

    /** No thread of the driver's or the client's is kept busy by it. */
    private Mono<Staged> staged(Batch batch) {
        return Mono.fromCallable(() -> Staged.of(schema, list.resource(), List.of(batch)))
                .subscribeOn(Schedulers.parallel());
    }

    private void count(Map<ExportResource, Changes> changed) {
        changed.forEach((resource, how) -> changes.merge(resource, how, Changes::plus));
    }

    private Instant since() {
        Standing found = Objects.requireNonNull(standing, "a sync begins with begin");
        return found.position() == null
                ? found.export().startedAt()
                : found.position().since();
    }

    @Override
    public Mono<SyncReport> finish(SyncReport report) {
        Standing found = Objects.requireNonNull(standing, "a sync begins with begin");
        Mono<Void> read = report.full() && report.refused() == 0 ? books.allRead() : Mono.empty();
        return session.transaction(read.then(syncs.finish(report, found.export()))
                        .then(told.none())
                        .thenReturn(report.with(changes)))
                .onErrorMap(this::explainedOfServer);
    }

    private Throwable explainedOfServer(Throwable error) {
        return Trouble.explained(schema, "schema " + schema, error);
    }

    /** The engine's own check of the checkpoint, in words for whoever named the schema. */
    Throwable explained(Throwable error) {
        return error instanceof IllegalArgumentException && standing != null && !used
                ? Trouble.anotherExport(schema, error)
                : error;
    }
}
