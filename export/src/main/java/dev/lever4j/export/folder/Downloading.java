package dev.lever4j.export.folder;

import dev.lever4j.client.DownloadedFile;
import dev.lever4j.error.LocalFileException;
import dev.lever4j.export.Durable;
import dev.lever4j.export.RecordFiles;
import dev.lever4j.export.Skipped;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;

/**
 * Fetches the files of records into an open folder, some side by side, so that a large one does not hold up the rest;
 * each streams to disk, and none is held in memory. For one run.
 */
final class Downloading {
    private static final int SIDE_BY_SIDE = 8;
    private static final int BUFFER = 64 * 1024;

    private final Path name;
    private final OpenFolder folder;
    private final RecordFiles lever;
    private final Duration pace;
    private final Scheduler disk;
    private final AtomicLong parts = new AtomicLong();

    Downloading(Path name, OpenFolder folder, RecordFiles lever, Duration pace, Scheduler disk) {
        this.name = name;
        this.folder = folder;
        this.lever = lever;
        this.pace = pace;
        this.disk = disk;
    }

    Flux<Durable> run() {
        return desk(DownloadDesk::open).flatMapMany(count -> {
            lever.expect(count);
            return fetched().concatWith(desk(DownloadDesk::end));
        });
    }

    private Flux<Durable> fetched() {
        return Flux.generate(this::next)
                .subscribeOn(disk)
                // several fail together, and one is told: the others must not be dropped with a stack trace
                .flatMap(one -> fetch(one).materialize(), SIDE_BY_SIDE, 1)
                .concatMap(this::take, 1)
                .onErrorResume(this::keepTheRest);
    }

    private Mono<Durable> take(Signal<DownloadKeeping.Fetched> came) {
        DownloadKeeping.Fetched one = came.get();
        if (one != null) {
            return desk(desk -> desk.take(one, pace));
        }
        Throwable failed = came.getThrowable();
        return failed == null ? Mono.empty() : Mono.error(failed);
    }

    private void next(SynchronousSink<RecordsFile> sink) {
        RecordsFile next;
        try {
            next = folder.downloads(DownloadDesk::next);
        } catch (CancellationException unwanted) {
            next = null;
        }
        if (next == null) {
            sink.complete();
        } else {
            sink.next(next);
        }
    }

    private Mono<DownloadKeeping.Fetched> fetch(RecordsFile one) {
        Path part = name.resolve(DownloadNames.PARTS).resolve(String.valueOf(parts.incrementAndGet()));
        return lever.fetch(one.file(), part)
                .onErrorMap(LocalFileException.class, why -> Trouble.unsaved(name, why))
                .<DownloadKeeping.Fetched>flatMap(came -> came instanceof RecordFiles.Fetched.Saved saved
                        ? onDisk(() -> saved(one, part, saved.file()))
                        : Mono.just(passed(one, ((RecordFiles.Fetched.Passed) came).reason())))
                .onErrorMap(IOException.class, why -> Trouble.io(name, why));
    }

    private static DownloadKeeping.Fetched saved(RecordsFile one, Path part, DownloadedFile saved) throws IOException {
        MessageDigest digest = Sha256.digest();
        long bytes = 0;
        byte[] buffer = new byte[BUFFER];
        // a plain stream: those of channels are closed by an interrupt
        try (InputStream in = new FileInputStream(part.toFile())) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
            }
        }
        DownloadRow row = new DownloadRow(
                one.file().resource(),
                one.file().parent(),
                one.file().id(),
                one.path(),
                one.name(),
                bytes,
                Sha256.hex(digest),
                saved.contentType(),
                null);
        return new DownloadKeeping.Fetched(row, part);
    }

    private static DownloadKeeping.Fetched passed(RecordsFile one, Skipped.Reason reason) {
        return new DownloadKeeping.Fetched(
                new DownloadRow(
                        one.file().resource(),
                        one.file().parent(),
                        one.file().id(),
                        null,
                        one.name(),
                        0,
                        null,
                        null,
                        reason),
                null);
    }

    /** What has come is kept, whatever ended it. */
    private Flux<Durable> keepTheRest(Throwable failed) {
        return desk(DownloadDesk::commit)
                .onErrorMap(later -> {
                    failed.addSuppressed(later);
                    return failed;
                })
                .concatWith(Mono.error(failed));
    }

    private <T> Mono<T> desk(OpenFolder.Downloads<T> work) {
        return onDisk(() -> folder.downloads(work));
    }

    private <T> Mono<T> onDisk(Callable<@Nullable T> blocking) {
        return Mono.<T>fromCallable(() -> {
                    try {
                        return blocking.call();
                    } catch (CancellationException unwanted) {
                        // nobody is there to be told
                        return null;
                    }
                })
                .subscribeOn(disk);
    }
}
