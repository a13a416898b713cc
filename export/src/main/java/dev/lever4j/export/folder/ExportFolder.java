package dev.lever4j.export.folder;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.LeverExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A folder that an export is written into and gone on with, whatever ended it: a kill, a power cut, a full disk.
 * Immutable; one instance may be used many times.
 *
 * <p><b>What is in it.</b> {@code <resource>/<number>.ndjson}: segments, each one JSON object a line with the bytes
 * that Lever sent (a line break inside a record is left out). A record that lies under another begins with that one's
 * id, as {@code "opportunityId"} or {@code "postingId"}, unless it has such a field. {@code manifest.log}: what is
 * durable, a line for each commit with the segments' sha-256 and its predecessor's; what it does not list does not
 * count. {@code manifest.json}, once the export is done: {@link FolderManifest}. {@code lock}: who is writing.
 *
 * <p><b>Each record is in it once,</b> the one with the newest {@code updatedAt} if it came more than once while the
 * list moved, and with an opportunity the applications and the contact that came with that one. Records that have no id
 * are kept as they come.
 */
public final class ExportFolder {
    private static final Duration PACE = Duration.ofSeconds(2);

    private final Path folder;
    private final TimeAndChance time;
    private final Scheduler disk;
    private final Disk files;
    private final Duration pace;
    private final int many;

    private ExportFolder(Path folder, TimeAndChance time, Scheduler disk, Disk files, Duration pace, int many) {
        this.many = many;
        this.pace = pace;
        this.files = files;
        this.folder = folder;
        this.time = time;
        this.disk = disk;
    }

    /** A folder that holds an export, is empty, or is not there yet and in one that is; its owner's alone if new. */
    public static ExportFolder at(Path folder) {
        return new ExportFolder(
                folder, TimeAndChance.system(), Schedulers.boundedElastic(), new Disk(), PACE, Compacting.MANY);
    }

    /** Where the dates in it come from, and what says when it is time to commit. */
    public ExportFolder timeAndChance(TimeAndChance other) {
        return new ExportFolder(folder, other, disk, files, pace, many);
    }

    /**
     * Where file I/O is done instead of on Reactor's bounded elastic scheduler; its threads must be allowed to block.
     */
    public ExportFolder disk(Scheduler other) {
        return new ExportFolder(folder, time, other, files, pace, many);
    }

    /** What is done to the disk, for tests that make it fail. */
    ExportFolder files(Disk other) {
        return new ExportFolder(folder, time, disk, other, pace, many);
    }

    /** How long a batch waits at most until it is committed. */
    ExportFolder pace(Duration other) {
        return new ExportFolder(folder, time, disk, files, other, many);
    }

    /** How many small segments of children become one. */
    ExportFolder compacting(int other) {
        return new ExportFolder(folder, time, disk, files, pace, other);
    }

    /**
     * Runs the export into the folder, goes on with it, or finds it done and then asks Lever nothing. Cold: each
     * subscription is a run of its own. Emits on the disk scheduler.
     *
     * <p>Demand: 64 answers of the list, or 512 child lists, are asked for in advance, and no more while 8 MiB of what
     * came are not written yet; so a commit does not stop the requests, and a slow disk does.
     *
     * <p>Cancelling ends it within the write that is going on; what was committed stays, and the lock is given back.
     *
     * <p>Errors: {@link ExportFileException} for the folder (held by another exporter, of another export, not an
     * export's at all, damaged, full), and whatever the export ends with. Whatever the error, what was committed stays
     * good, and the same call goes on from there.
     */
    public Mono<FolderManifest> write(LeverExport export) {
        return Mono.defer(() -> {
            OpenFolder open = new OpenFolder(folder, files, time, many);
            return Mono.usingWhen(
                    Mono.just(open), held -> run(held, export), this::close, (held, error) -> close(held), this::close);
        });
    }

    private Mono<FolderManifest> run(OpenFolder open, LeverExport export) {
        FolderSink sink = new FolderSink(folder, open, pace, time.scheduler(), disk);
        return onDisk(open::start)
                .then(Mono.defer(() -> export.to(sink).onErrorMap(sink::explained)))
                .then(Mono.fromCallable(open::manifest));
    }

    private Mono<Void> close(OpenFolder open) {
        return onDisk(open::close);
    }

    private Mono<Void> onDisk(Runnable blocking) {
        return Mono.<Void>fromRunnable(blocking).subscribeOn(disk);
    }

    /**
     * The manifest of an export that is done; empty if it is not, or nothing is there. Reads that one file, takes no
     * lock, and does not ask whether it is of this or of another export.
     */
    public Mono<FolderManifest> finished() {
        return Mono.<FolderManifest>fromCallable(this::read).subscribeOn(disk);
    }

    private @Nullable FolderManifest read() {
        Path file = folder.resolve(OpenFolder.MANIFEST);
        try {
            return Files.exists(file) ? FolderManifest.parse(Files.readString(file)) : null;
        } catch (MalformedResponseException | IllegalArgumentException e) {
            throw Trouble.damaged(file, "cannot be read");
        } catch (IOException e) {
            throw Trouble.io(folder, e);
        }
    }
}
