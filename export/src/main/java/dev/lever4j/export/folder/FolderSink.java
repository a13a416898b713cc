package dev.lever4j.export.folder;

import dev.lever4j.export.Batch;
import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.Durable;
import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.ExportSink;
import dev.lever4j.export.Parents;
import dev.lever4j.export.Position;
import dev.lever4j.export.RecordFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** An open folder as the engine sees it, for one run. All of its file work is on the disk scheduler. */
final class FolderSink implements ExportSink {
    /** Pages at once: as many as the engine ever has under way. */
    private static final int PAGES = 64;
    /** Child lists at once: they are small, come in order, and a late one must not hold up the rest. */
    private static final int CHILD_LISTS = 512;

    private final Path name;
    private final OpenFolder folder;
    private final Duration pace;
    private final Scheduler timers;
    private final Scheduler disk;
    private volatile boolean listed;
    private volatile boolean begun;
    private volatile boolean used;

    FolderSink(Path name, OpenFolder folder, Duration pace, Scheduler timers, Scheduler disk) {
        this.name = name;
        this.folder = folder;
        this.pace = pace;
        this.timers = timers;
        this.disk = disk;
    }

    @Override
    public void counting(Supplier<Map<ExportResource, ExportReport.Counts>> counts) {
        folder.counting(counts);
    }

    @Override
    public void limiting(DoubleSupplier perSecond) {
        folder.limiting(perSecond);
    }

    @Override
    public void making(Making told) {
        folder.making(told);
    }

    @Override
    public Mono<Checkpoint> begin(Mono<Checkpoint> fresh) {
        return onDisk(folder::isFresh)
                .flatMap(isFresh -> isFresh ? fresh.flatMap(this::begin) : onDisk(folder::checkpoint))
                .doOnNext(from -> begun = true);
    }

    private Mono<Checkpoint> begin(Checkpoint fresh) {
        return onDisk(() -> {
            folder.begin(fresh);
            return fresh;
        });
    }

    @Override
    public Mono<Parents> held() {
        return Mono.fromCallable(() -> folder.held(disk)).subscribeOn(disk);
    }

    @Override
    public Flux<Durable> write(Flux<Batch> batches) {
        return Flux.create(out -> {
            used = true;
            Writing writing = new Writing(folder, out, listed ? CHILD_LISTS : PAGES, pace, timers, disk);
            out.onCancel(writing::stop);
            batches.subscribe(writing);
        });
    }

    @Override
    public Mono<Parents> listed(Position.Listed position) {
        return onDisk(() -> {
            used = true;
            listed = true;
            return folder.listed(position, disk);
        });
    }

    @Override
    public Flux<Durable> files(RecordFiles lever) {
        return Flux.defer(() -> new Downloading(name, folder, lever, pace, disk).run());
    }

    @Override
    public Mono<Void> finish(ExportReport report) {
        return Mono.<Void>fromRunnable(folder::finish).subscribeOn(disk);
    }

    /** The engine's own check of the checkpoint, in words for whoever named the folder. */
    Throwable explained(Throwable error) {
        return error instanceof IllegalArgumentException && begun && !used ? Trouble.anotherExport(name, error) : error;
    }

    private <T> Mono<T> onDisk(Callable<T> blocking) {
        return Mono.fromCallable(blocking).subscribeOn(disk);
    }
}
