package dev.lever4j.export.folder;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.LeverSync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
 * id, as {@code "opportunityId"} or {@code "postingId"}, unless it has such a field. With {@link #format} the segments
 * are files of that format in the end. {@code downloads}: with {@link #download}, files of records.
 * {@code manifest.log}: what is durable, a line for each commit with the segments' sha-256 and its predecessor's; what
 * it does not list does not count. {@code manifest.json}, once the export is done: {@link FolderManifest}.
 * {@code lock}: who is writing.
 *
 * <p><b>Each record is in it once,</b> the one with the newest {@code updatedAt} if it came more than once while the
 * list moved, and with an opportunity the applications and the contact that came with that one. Records that have no id
 * are kept as they come.
 */
public final class ExportFolder {
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final List<ExportResource> HAVE_FILES = List.of(ExportResource.FILES, ExportResource.RESUMES);

    private final Path folder;
    private final TimeAndChance time;
    private final Scheduler disk;
    private final Disk files;
    private final Duration pace;
    private final Sizes sizes;
    private final @Nullable FileFormat format;
    private final Set<ExportResource> download;

    private ExportFolder(
            Path folder,
            TimeAndChance time,
            Scheduler disk,
            Disk files,
            Duration pace,
            Sizes sizes,
            @Nullable FileFormat format,
            Set<ExportResource> download) {
        this.download = download;
        this.sizes = sizes;
        this.format = format;
        this.pace = pace;
        this.files = files;
        this.folder = folder;
        this.time = time;
        this.disk = disk;
    }

    /** A folder that holds an export, is empty, or is not there yet and in one that is; its owner's alone if new. */
    public static ExportFolder at(Path folder) {
        return new ExportFolder(
                folder,
                TimeAndChance.system(),
                Schedulers.boundedElastic(),
                new Disk(),
                PACE,
                Sizes.USUAL,
                null,
                Set.of());
    }

    /** Where the dates in it come from, and what says when it is time to commit. */
    public ExportFolder timeAndChance(TimeAndChance other) {
        return new ExportFolder(folder, other, disk, files, pace, sizes, format, download);
    }

    /**
     * Where file I/O is done instead of on Reactor's bounded elastic scheduler; its threads must be allowed to block.
     */
    public ExportFolder disk(Scheduler other) {
        return new ExportFolder(folder, time, other, files, pace, sizes, format, download);
    }

    /**
     * What its files are to be, instead of lines of JSON. They are made at the end, when all records are there, each
     * once; until then the records are kept as lines, and with what is left over when that is interrupted the next run
     * goes on. The format is part of what the export is: it is gone on with, and found again, in the same one alone.
     *
     * @throws IllegalArgumentException if the ending is none, or that of lines of JSON
     */
    public ExportFolder format(FileFormat other) {
        if (!SegmentNames.isEnding(other.ending())) {
            throw new IllegalArgumentException("files of a format cannot end in \"" + other.ending()
                    + "\": letters and digits with dots between them, and not " + SegmentNames.LINES);
        }
        return new ExportFolder(folder, time, disk, files, pace, sizes, other, download);
    }

    /**
     * Also the files of records, beside these: {@link ExportResource#FILES}, {@link ExportResource#RESUMES} or both,
     * which must be among what is exported. They are fetched when all records are there, and before these become files
     * of another format; of an export that is done already they are what is left to do, in a format that tells of them
     * ({@link FileFormat#tellsFiles}). What a folder was asked for once it goes on with, also in runs that do not ask
     * again.
     *
     * @throws IllegalArgumentException if one of them has no files
     */
    public ExportFolder download(ExportResource... resources) {
        EnumSet<ExportResource> asked = EnumSet.noneOf(ExportResource.class);
        for (ExportResource resource : resources) {
            if (!HAVE_FILES.contains(resource)) {
                throw new IllegalArgumentException("there is nothing to download of " + resource.text()
                        + "; what has files is "
                        + HAVE_FILES.stream().map(ExportResource::text).collect(Collectors.joining(" and ")));
            }
            asked.add(resource);
        }
        return new ExportFolder(folder, time, disk, files, pace, sizes, format, Collections.unmodifiableSet(asked));
    }

    /** What is done to the disk, for tests that make it fail. */
    ExportFolder files(Disk other) {
        return new ExportFolder(folder, time, disk, other, pace, sizes, format, download);
    }

    /** How long a batch waits at most until it is committed. */
    ExportFolder pace(Duration other) {
        return new ExportFolder(folder, time, disk, files, other, sizes, format, download);
    }

    /** How many small segments of children become one. */
    ExportFolder compacting(int other) {
        return new ExportFolder(folder, time, disk, files, pace, sizes.many(other), format, download);
    }

    /** How many bytes of records become one file of another format, about. */
    ExportFolder chunk(long other) {
        return new ExportFolder(folder, time, disk, files, pace, sizes.chunk(other), format, download);
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
     * <p>Errors: {@link ExportFileException} for the folder (held by another exporter, of another export, of another
     * format, not an export's at all, damaged, full), and whatever the export ends with. Whatever the error, what was
     * committed stays good, and the same call goes on from there.
     *
     * @throws IllegalArgumentException if files are asked for of records that are not exported, or of an export that is
     *     redacted: what is in a file cannot be
     */
    public Mono<FolderManifest> write(LeverExport export) {
        checkDownloads(export);
        return Mono.defer(() -> {
            OpenFolder open = new OpenFolder(folder, files, time, sizes, format, download);
            return Mono.usingWhen(
                    Mono.just(open), held -> run(held, export), this::close, (held, error) -> close(held), this::close);
        });
    }

    private void checkDownloads(LeverExport export) {
        if (download.isEmpty()) {
            return;
        }
        if (export.isRedacted()) {
            throw new IllegalArgumentException(
                    "a redacted export has no files of records: what people wrote into a file"
                            + " cannot be redacted; leave out the redaction, or the files");
        }
        for (ExportResource resource : download) {
            if (!export.resources().contains(resource)) {
                throw new IllegalArgumentException("files are fetched of records that are exported: add "
                        + resource.text() + " to what lies under the records, or leave out its files");
            }
        }
    }

    private Mono<FolderManifest> run(OpenFolder open, LeverExport export) {
        FolderSink sink = new FolderSink(folder, open, pace, time.scheduler(), disk);
        return onDisk(open::start)
                .then(Mono.defer(() -> export.to(sink).onErrorMap(sink::explained)))
                .then(Mono.fromCallable(open::manifest));
    }

    /**
     * Brings a finished export up to date. What has changed comes in commits beside the files that are there; once all
     * has come, {@code manifest.json} is taken away, the files are made anew where something in them has changed, and a
     * new {@code manifest.json} says what there is. Cold: each subscription is a run of its own. Emits on the disk
     * scheduler.
     *
     * <p>Cancelled, killed or ended by an error at any moment, the next sync goes on from what was committed. Its lock
     * is that of {@link #write}.
     *
     * <p>Errors: {@link ExportFileException} for the folder, before anything is written and asked, if no finished
     * export is in it, or one of another list, filter, children, format, redaction or account, or one that was not
     * asked for the files of {@link #download}; and whatever the sync ends with.
     *
     * @param sync of an export like the one that was written here, in the same {@link #format}
     */
    public Mono<FolderManifest> sync(LeverSync sync) {
        return Mono.defer(() -> {
            OpenFolder open = new OpenFolder(folder, files, time, sizes, format, download);
            return Mono.usingWhen(
                    Mono.just(open), held -> run(held, sync), this::close, (held, error) -> close(held), this::close);
        });
    }

    private Mono<FolderManifest> run(OpenFolder open, LeverSync sync) {
        FolderTarget target = new FolderTarget(folder, open, format, pace, disk);
        return sync.to(target).onErrorMap(target::explained).then(Mono.fromCallable(open::manifest));
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

    /**
     * How the export in the folder went so far; empty if nothing is there. Reads {@code manifest.log} alone, takes no
     * lock, and changes nothing, so that it may be asked for while the export goes on.
     */
    public Mono<ExportCourse> course() {
        return Mono.<ExportCourse>fromCallable(this::readCourse).subscribeOn(disk);
    }

    private @Nullable ExportCourse readCourse() {
        Ledger ledger = new Ledger();
        Chronicle chronicle = new Chronicle();
        try {
            new ManifestLog.Reading(folder.resolve(ManifestLog.NAME), line -> {
                        ledger.apply(line);
                        chronicle.take(line);
                    })
                    .read();
        } catch (IOException e) {
            throw Trouble.io(folder, e);
        }
        return ledger.isEmpty() ? null : chronicle.course(ledger);
    }

    private @Nullable FolderManifest read() {
        Path file = folder.resolve(ManifestFile.NAME);
        try {
            return Files.exists(file) ? FolderManifest.parse(Files.readString(file)) : null;
        } catch (MalformedResponseException | IllegalArgumentException e) {
            throw Trouble.damaged(file, "cannot be read");
        } catch (IOException e) {
            throw Trouble.io(folder, e);
        }
    }
}
