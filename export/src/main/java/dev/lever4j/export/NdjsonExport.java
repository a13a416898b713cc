package dev.lever4j.export;

import dev.lever4j.client.Page;
import dev.lever4j.client.Paged;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.json.RawJson;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Writes a list to a file, one JSON object a line, each with the bytes that Lever sent. Immutable; one instance may run
 * many times.
 *
 * <p><b>The file is complete or absent.</b> It grows beside its target as {@code .NAME.part-…}, is forced to disk and
 * only then given its name. An error or a cancellation removes it. Only a killed process or a power cut can leave a
 * part file behind; it never bears the target's name.
 *
 * <p><b>Byte for byte, with one exception:</b> a line break inside a record is left out. JSON allows one between tokens
 * only, where it means nothing, and a record must be one line.
 *
 * <p>Take the list from a client in the {@link dev.lever4j.client.Lane#BACKGROUND background lane}, so that an export
 * gives way to people who wait.
 */
public final class NdjsonExport {
    private final Path target;
    private final boolean overwrite;
    private final Consumer<ExportProgress> listener;
    private final TimeAndChance time;
    private final Scheduler disk;

    private NdjsonExport(
            Path target, boolean overwrite, Consumer<ExportProgress> listener, TimeAndChance time, Scheduler disk) {
        this.target = target;
        this.overwrite = overwrite;
        this.listener = listener;
        this.time = time;
        this.disk = disk;
    }

    /** An export to a file that must not exist yet, in a folder that does. */
    public static NdjsonExport to(Path target) {
        return new NdjsonExport(target, false, progress -> {}, TimeAndChance.system(), Schedulers.boundedElastic());
    }

    /**
     * Whether an existing target is replaced, at the end and at once. A link is followed; only regular files are
     * replaced.
     */
    public NdjsonExport overwrite(boolean allowed) {
        return new NdjsonExport(target, allowed, listener, time, disk);
    }

    /** Told after each page, on the thread that writes; what it throws ends the export. */
    public NdjsonExport onProgress(Consumer<ExportProgress> told) {
        return new NdjsonExport(target, overwrite, told, time, disk);
    }

    /** Where elapsed time and the part file's name come from. */
    public NdjsonExport timeAndChance(TimeAndChance other) {
        return new NdjsonExport(target, overwrite, listener, other, disk);
    }

    /**
     * Where file I/O is done instead of on Reactor's bounded elastic scheduler; its threads must be allowed to block.
     */
    public NdjsonExport disk(Scheduler other) {
        return new NdjsonExport(target, overwrite, listener, time, other);
    }

    /** {@link #writePages} of the whole list. */
    public Mono<ExportResult> write(Paged<?> list) {
        return writePages(list.raw().pages().map(Page::records));
    }

    /**
     * Writes pages as they come. Cold: nothing happens before subscription; each subscription is an export of its own.
     * The target is checked before the first page is asked for, and again when the file gets its name.
     *
     * <p>Demand: one page at a time, the next once the last is written; with the client's own page ahead, two pages are
     * in memory at most. File I/O runs on the disk scheduler only; the result is emitted there.
     *
     * <p>Errors: {@link ExportFileException} for the file, and whatever the pages end with. An error is emitted after
     * the part file has been removed; after a cancellation it is removed soon. A cancellation that comes once the file
     * is being named may come too late.
     */
    public Mono<ExportResult> writePages(Publisher<? extends List<RawJson>> pages) {
        return Mono.defer(() -> {
            Run run = new Run(time.ticker().getAsLong());
            return Mono.usingWhen(
                    onDisk(() -> PartFile.create(target, overwrite, time.random())),
                    file -> run.fill(file, pages),
                    file -> Mono.empty(),
                    (file, error) -> abort(file),
                    this::abort);
        });
    }

    private Mono<Void> abort(PartFile file) {
        return Mono.<Void>fromRunnable(file::abort).subscribeOn(disk);
    }

    private <T> Mono<T> onDisk(Callable<T> blocking) {
        return Mono.fromCallable(blocking).subscribeOn(disk);
    }

    /** One subscription. */
    private final class Run {
        private final long startedAt;
        /** Touched by one signal after the other, never by two at once. */
        private ExportProgress progress = ExportProgress.NONE;

        Run(long startedAt) {
            this.startedAt = startedAt;
        }

        Mono<ExportResult> fill(PartFile file, Publisher<? extends List<RawJson>> pages) {
            return Flux.from(pages)
                    .publishOn(disk, 1)
                    .doOnNext(page -> write(file, page))
                    .then(Mono.fromCallable(() -> finish(file)));
        }

        private void write(PartFile file, List<RawJson> page) {
            long bytes = file.write(page);
            progress = progress.plus(page.size(), bytes, time.since(startedAt));
            listener.accept(progress);
        }

        private ExportResult finish(PartFile file) {
            file.commit();
            return new ExportResult(target, progress.at(time.since(startedAt)));
        }
    }
}
