package dev.lever4j.export.folder;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.export.Batch;
import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.Durable;
import dev.lever4j.export.DurableFiles;
import dev.lever4j.export.ExportReport.Counts;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.ExportSink;
import dev.lever4j.export.Parents;
import dev.lever4j.export.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * A folder in the hands of one run. Every method but {@link #counting} and its like blocks. Synchronised because the
 * end comes from another thread than the writing: it waits for what is being written. Once anything has failed nothing
 * is written any more, since after a failed fsync nobody knows what is on disk; the next run finds out.
 */
final class OpenFolder {
    private final Path folder;
    private final Disk disk;
    private final TimeAndChance time;
    private final Sizes sizes;
    private final @Nullable FileFormat format;
    private final Set<ExportResource> download;
    private final RunCounts counts = new RunCounts();
    private volatile ExportSink.Making making = Converting.NOBODY;
    private volatile boolean unwanted;
    private boolean broken;
    private @Nullable FolderLock lock;
    private @Nullable Books open;
    private @Nullable Intake intake;
    private @Nullable DownloadDesk desk;

    /**
     * @param format what the files are to be at the end; null for lines of JSON
     * @param download resources whose files are asked for beside the records
     */
    OpenFolder(
            Path folder,
            Disk disk,
            TimeAndChance time,
            Sizes sizes,
            @Nullable FileFormat format,
            Set<ExportResource> download) {
        this.download = download;
        this.sizes = sizes;
        this.format = format;
        this.folder = folder;
        this.disk = disk;
        this.time = time;
    }

    /** Work on the disk. */
    private interface Work<T> {
        @Nullable
        T run() throws IOException;
    }

    /** Work on files beside the records. */
    interface Downloads<T> {
        @Nullable
        T run(DownloadDesk desk) throws IOException;
    }

    private <T> @Nullable T guarded(Work<T> work) {
        checkWanted();
        if (broken) {
            throw new IllegalStateException("an earlier write has failed");
        }
        try {
            return work.run();
        } catch (IOException e) {
            broken = true;
            throw Trouble.io(folder, e);
        } catch (VirtualMachineError e) {
            // as it is, it would end a thread and not the export
            broken = true;
            throw Trouble.ofTheMachine(folder, e);
        } catch (LinkageError e) {
            // as above
            broken = true;
            throw new IllegalStateException(
                    "a class that is needed for the files' format cannot be loaded; see to the class path", e);
        } catch (RuntimeException | Error e) {
            broken = true;
            throw e;
        }
    }

    /** Throws if none of this is wanted any more. */
    void checkWanted() {
        if (unwanted) {
            throw new CancellationException("the export was cancelled");
        }
    }

    private Books books() {
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        return open;
    }

    private Intake intake() {
        if (intake == null) {
            intake = new Intake(books(), sizes.many(), this::checkWanted);
        }
        return intake;
    }

    private Ledger ledger() {
        return books().ledger();
    }

    /** To be asked what the run has done so far. */
    void counting(Supplier<Map<ExportResource, Counts>> source) {
        counts.from(source);
    }

    /** To be asked for the limit that the client keeps to. */
    void limiting(DoubleSupplier perSecond) {
        counts.limit(perSecond);
    }

    /** To be told how far files of another format are. */
    void making(ExportSink.Making told) {
        making = told;
    }

    /** Takes the lock, reads what is there, and clears away what does not count. */
    synchronized void start() {
        guarded(() -> {
            makeFolder();
            if (!Files.exists(folder.resolve(ManifestLog.NAME))) {
                Sweep.refuseForeign(folder);
            }
            enter(ledger -> {
                if (ledger.isEmpty()) {
                    Sweep.refuseForeign(folder);
                } else {
                    checkFormat(ledger);
                    if (ledger.isConverting() && !ledger.downloads().hasAll(download)) {
                        throw Trouble.tooLateForFiles(folder);
                    }
                }
            });
            if (ledger().sync().applied() != null) {
                // files are compared with records that are all there, and not with some of them
                finishSync();
            }
            return null;
        });
    }

    /** As {@link #start}, where a finished export must be; otherwise nothing is touched, and an error says why. */
    synchronized void startAgain() {
        guarded(() -> {
            if (!Files.isRegularFile(folder.resolve(ManifestLog.NAME))) {
                throw Trouble.notFinished(folder);
            }
            if (format != null && !format.canCopy()) {
                throw Trouble.notCopied(folder, format.ending());
            }
            enter(ledger -> {
                if (!ledger.isFinished()) {
                    throw Trouble.notFinished(folder);
                }
                checkFormat(ledger);
                if (!ledger.downloads().asked().containsAll(download)) {
                    throw Trouble.filesWereNotAskedFor(folder, download);
                }
                if (format != null && !ledger.downloads().asked().isEmpty()) {
                    throw Trouble.filesAreNotFollowed(folder);
                }
            });
            finishSync();
            return null;
        });
    }

    /** Says no to what is there. */
    private interface Check {
        void of(Ledger ledger) throws IOException;
    }

    private void enter(Check check) throws IOException {
        lock = FolderLock.take(folder, disk);
        Ledger ledger = new Ledger();
        ManifestLog.Reading reading = new ManifestLog.Reading(folder.resolve(ManifestLog.NAME), ledger::apply);
        reading.read();
        check.of(ledger);
        new Sweep(folder, ledger, disk).run();
        new DownloadSweep(folder, ledger, disk).run();
        settle(ledger.isEmpty());
        open = new Books(folder, disk, time, ledger, reading.open(disk), counts, ledger.runs() + 1);
    }

    private void checkFormat(Ledger ledger) {
        if (!ledger.format().equals(FolderManifest.Format.of(format))) {
            throw Trouble.anotherFormat(folder, ledger.format(), FolderManifest.Format.of(format));
        }
    }

    /** Work on what is open. */
    interface BooksWork<T> {
        @Nullable
        T run(Books books) throws IOException;
    }

    /** Work that a sync does. */
    synchronized <T> @Nullable T with(BooksWork<T> work) {
        return guarded(() -> work.run(books()));
    }

    /** What syncs have brought becomes part of the files. */
    synchronized FolderManifest apply(Instant until, boolean full) {
        guarded(() -> {
            applying().begin(until, full);
            publish();
            return null;
        });
        return manifest();
    }

    /** Where a sync that was interrupted has begun to change files, or has changed all and not said so. */
    private void finishSync() throws IOException {
        boolean isApplying = ledger().sync().applied() != null;
        if (isApplying) {
            applying().resume();
        }
        if (isApplying || !books().manifest().isThere()) {
            publish();
        }
    }

    /** What is to be relied upon, unless files of records are to be fetched before. */
    private void publish() throws IOException {
        if (ledger().isWhole()) {
            books().manifest().publish(ledger().manifest());
        }
    }

    private Applying applying() {
        return new Applying(books(), format, sizes, this::checkWanted);
    }

    private void makeFolder() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (Files.exists(folder)) {
            throw Trouble.noFolder(folder);
        }
        if (!Files.isDirectory(parent())) {
            throw Trouble.noParent(folder);
        }
        disk.createFolder(folder);
    }

    private Path parent() {
        return DurableFiles.folder(folder);
    }

    /** Makes the names of folders durable that this run or one that was killed has made, before anything counts. */
    private void settle(boolean isFresh) throws IOException {
        // one that may not be looked into cannot be forced either
        if (isFresh && Files.isReadable(parent())) {
            disk.syncFolder(parent());
        }
        disk.syncFolder(folder);
    }

    /** Whether nothing has been written into it yet. */
    synchronized boolean isFresh() {
        return ledger().isEmpty();
    }

    synchronized Checkpoint checkpoint() {
        return ledger().checkpoint();
    }

    synchronized void begin(Checkpoint fresh) {
        guarded(() -> {
            books().begin(fresh.toText(), FolderManifest.Format.of(format), download);
            return null;
        });
    }

    /** Takes a batch in, durable with a later commit; what had to be committed before is returned. */
    synchronized @Nullable Durable append(Batch batch) {
        return guarded(() -> intake().append(batch));
    }

    /** Bytes that the next commit makes durable. */
    synchronized long gathered() {
        return intake().gathered();
    }

    /** Makes durable what has been taken in; null if that is nothing. */
    synchronized @Nullable Durable commit() {
        return guarded(() -> intake().commit());
    }

    /** Each record is there once when this returns, in an order that stays. */
    synchronized Parents listed(Position.Listed position, Scheduler scheduler) {
        guarded(() -> {
            intake().settle(position);
            return null;
        });
        return parents(scheduler);
    }

    /** The records that are durable; null where nothing is to be added to them. */
    synchronized @Nullable Parents held(Scheduler scheduler) {
        boolean isAll = ledger().isFinished() && ledger().downloads().hasAll(download);
        return isAll || ledger().isConverting() ? null : parents(scheduler, ledger().segments(root()));
    }

    private ExportResource root() {
        return ledger().checkpoint().root();
    }

    /** Of a finished export none are asked for: those that a sync has brought are not its own. */
    private Parents parents(Scheduler scheduler) {
        return parents(scheduler, ledger().isFinished() ? List.of() : ledger().segments(root()));
    }

    private Parents parents(Scheduler scheduler, List<FolderManifest.Segment> segments) {
        return new FolderParents(folder, segments, scheduler);
    }

    /** Does something about files beside the records, once all of these are there; its result. */
    synchronized <T> @Nullable T downloads(Downloads<T> work) {
        return guarded(() -> {
            DownloadDesk its = desk;
            if (its == null) {
                its = new DownloadDesk(books(), download, sizes.many(), this::checkWanted);
                desk = its;
            }
            return work.run(its);
        });
    }

    synchronized void finish() {
        guarded(() -> {
            if (!ledger().isFinished()) {
                if (format != null) {
                    new Converting(books(), format, sizes.chunk(), this::checkWanted, making).run();
                }
                books().finish();
            }
            finishSync();
            return null;
        });
    }

    /** Of a finished export. */
    synchronized FolderManifest manifest() {
        return ledger().manifest();
    }

    /** Gives the folder back. What was taken in and not committed is gone. */
    void close() {
        unwanted = true;
        closeNow();
    }

    private synchronized void closeNow() {
        try {
            if (intake != null) {
                intake.close();
            }
            if (desk != null) {
                desk.close();
            }
            if (open != null) {
                open.log().close();
            }
        } catch (IOException e) {
            throw Trouble.io(folder, e);
        } finally {
            release();
        }
    }

    private void release() {
        FolderLock held = lock;
        lock = null;
        if (held != null) {
            try {
                held.release();
            } catch (IOException e) {
                throw Trouble.io(folder, e);
            }
        }
    }
}
