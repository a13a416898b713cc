package dev.lever4j.postgres;

import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.Commit;
import dev.lever4j.export.Commits;
import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Parents;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A schema as the engine sees it, for one run. */
final class PostgresCommits implements Commits {
    private final Session session;
    private final SchemaName schema;
    private final Duration patience;
    private final Consumer<Checkpoint> check;
    private final Map<ExportResource, ResourceTable> tables = new EnumMap<>(ExportResource.class);
    private final ResourceTable list;
    private final Bookkeeping books;
    private volatile boolean found;
    private volatile boolean used;

    /**
     * @param resources the list first
     * @param check fails where a checkpoint is another export's
     */
    PostgresCommits(
            Session session,
            SchemaName schema,
            List<ExportResource> resources,
            Duration patience,
            Consumer<Checkpoint> check) {
        this.session = session;
        this.schema = schema;
        this.patience = patience;
        this.check = check;
        resources.forEach(resource -> tables.put(resource, new ResourceTable(schema, resource)));
        this.list = Objects.requireNonNull(tables.get(resources.get(0)));
        this.books = new Bookkeeping(session, schema, list.resource());
    }

    @Override
    public Mono<Checkpoint> last() {
        Target target = new Target(session, schema, List.copyOf(tables.values()));
        return target.ready(patience, this::ready, books.tryOut().then(begun(target)))
                .flatMap(Mono::justOrEmpty);
    }

    private Mono<Void> ready(ResourceTable table) {
        return session.run(table.createStage()).then(Mono.defer(() -> new Merge(session, list).tryOut(table)));
    }

    /** In one transaction with what was made, so that a refusal leaves everything as it was. */
    private Mono<Optional<Checkpoint>> begun(Target target) {
        return books.checkpoint()
                .map(this::parsed)
                .doOnNext(last -> found = true)
                .doOnNext(check)
                .map(Optional::of)
                .switchIfEmpty(Mono.defer(
                        () -> target.checkEmpty().then(books.nothingSkipped()).thenReturn(Optional.empty())));
    }

    private Checkpoint parsed(String text) {
        try {
            return Checkpoint.parse(text);
        } catch (IllegalArgumentException e) {
            throw Trouble.unreadable(schema, e);
        }
    }

    @Override
    public Mono<Long> keep(Commit commit) {
        // no thread of the driver's or the client's is kept busy by it
        return Mono.fromCallable(() -> Staged.of(schema, commit.checkpoint().root(), commit.batches()))
                .subscribeOn(Schedulers.parallel())
                .flatMap(staged -> session.transaction(keep(commit.checkpoint(), staged)))
                .doOnSubscribe(subscribed -> used = true)
                .onErrorMap(error -> Trouble.explained(schema, "schema " + schema, error));
    }

    private Mono<Long> keep(Checkpoint checkpoint, Staged staged) {
        Mono<Long> records =
                staged.isEmpty() ? Mono.just(0L) : new Merge(session, list).run(staged, tables, checkpoint.startedAt());
        return records.delayUntil(news -> books.keep(checkpoint, staged.skipped()));
    }

    @Override
    public Mono<Parents> kept() {
        return list.hasId()
                ? KeptParents.of(session, list).onErrorMap(error -> Trouble.explained(schema, list.shown(), error))
                : Mono.empty();
    }

    @Override
    public Mono<Void> finish(ExportReport report) {
        return books.finish(report).onErrorMap(error -> Trouble.explained(schema, "schema " + schema, error));
    }

    /** The engine's own check of the checkpoint, in words for whoever named the schema. */
    Throwable explained(Throwable error) {
        return error instanceof IllegalArgumentException && found && !used
                ? Trouble.anotherExport(schema, error)
                : error;
    }
}
