package dev.lever4j.export.folder;

import dev.lever4j.export.Batch;
import dev.lever4j.export.Durable;
import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Parents;
import dev.lever4j.export.RecordFiles;
import dev.lever4j.export.SyncBatch;
import dev.lever4j.export.SyncReport;
import dev.lever4j.export.SyncTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** A folder that is brought up to date, for one run. All of its file work is on the disk scheduler. */
final class FolderTarget implements SyncTarget {
    /** Answers of a list that is read anew which may wait to be written. */
    private static final int ANSWERS = 64;

    private final Path name;
    private final OpenFolder folder;
    private final @Nullable FileFormat format;
    private final Duration pace;
    private final Scheduler disk;
    private volatile boolean begun;
    private volatile boolean used;

    FolderTarget(Path name, OpenFolder folder, @Nullable FileFormat format, Duration pace, Scheduler disk) {
        this.name = name;
        this.folder = folder;
        this.format = format;
        this.pace = pace;
        this.disk = disk;
    }

    @Override
    public void counting(Supplier<Map<ExportResource, ExportReport.Counts>> counts) {
        folder.counting(counts);
    }

    @Override
    public Mono<Standing> begin() {
        return onDisk(() -> {
            folder.startAgain();
            Standing standing = folder.with(books -> new Standing(
                    books.ledger().checkpoint(), books.ledger().sync().position()));
            begun = true;
            return standing;
        });
    }

    @Override
    public Mono<Parents> held() {
        return onDisk(() -> folder.with(books -> HeldSamples.of(books, format)));
    }

    @Override
    public Mono<Void> keep(SyncBatch batch) {
        return onDisk(() -> folder.with(books -> {
                    used = true;
                    Gathering into = books.changes();
                    try {
                        for (RowLine line : RowLine.of(batch.rows())) {
                            into.write(line);
                        }
                        books.keep(into, SyncLine.kept(batch), batch.skipped());
                    } finally {
                        into.abandon();
                    }
                    return null;
                }))
                .then();
    }

    @Override
    public Flux<String> untold() {
        return Flux.using(this::findUntold, UntoldIds::ids, UntoldIds::close).subscribeOn(disk);
    }

    private UntoldIds findUntold() {
        return Objects.requireNonNull(
                folder.with(books -> UntoldIds.of(books, format, folder::checkWanted)), "found at once");
    }

    @Override
    public Mono<Void> replace(Flux<Batch> all) {
        return Mono.usingWhen(
                this.<Gathering>onDisk(() -> folder.with(Books::changes)),
                into -> all.concatMap(batch -> write(batch, into), ANSWERS).then(keepAll(into)),
                into -> abandon(into));
    }

    private Mono<Void> write(Batch batch, Gathering into) {
        return onDisk(() -> folder.with(books -> {
                    used = true;
                    for (RowLine line : RowLine.of(batch)) {
                        into.write(line);
                    }
                    into.passedOver(batch.skipped());
                    return null;
                }))
                .then();
    }

    private Mono<Void> keepAll(Gathering into) {
        return onDisk(() -> folder.with(books -> {
                    books.keepAll(into);
                    return null;
                }))
                .then();
    }

    private Mono<Void> abandon(Gathering into) {
        return onDisk(() -> {
                    // after what is being written
                    synchronized (folder) {
                        into.abandon();
                    }
                    return null;
                })
                .then();
    }

    @Override
    public Mono<SyncReport> finish(SyncReport report) {
        return onDisk(() -> {
            FolderManifest manifest = folder.apply(report.until(), report.full());
            return manifest.lastSync().map(sync -> report.with(sync.changes())).orElse(report);
        });
    }

    @Override
    public Flux<Durable> files(RecordFiles lever) {
        return new Downloading(name, folder, lever, pace, disk)
                .run()
                .concatWith(Mono.<Durable>fromRunnable(folder::finish).subscribeOn(disk));
    }

    /** The engine's own check of the checkpoint, in words for whoever named the folder. */
    Throwable explained(Throwable error) {
        return error instanceof IllegalArgumentException && begun && !used ? Trouble.anotherExport(name, error) : error;
    }

    private <T> Mono<T> onDisk(Callable<@Nullable T> blocking) {
        return Mono.<T>fromCallable(blocking).subscribeOn(disk);
    }
}
