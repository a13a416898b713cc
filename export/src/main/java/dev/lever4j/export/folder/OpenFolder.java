package dev.lever4j.export.folder;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.export.Batch;
import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.Durable;
import dev.lever4j.export.ExportReport.Counts;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.ExportSink;
import dev.lever4j.export.Parents;
import dev.lever4j.export.Position;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * A folder in the hands of one run. Every method but {@link #counting} and its like blocks. Synchronised because the
 * end comes from another thread than the writing: it waits for what is being written. Once anything has failed nothing
 * is written any more.
 */
final class OpenFolder {
    private final Path folder;
    private final Sizes sizes;
    private final @Nullable FileFormat format;
    private final Set<ExportResource> download;
    private final RunCounts counts = new RunCounts();
    private volatile ExportSink.Making making = Converting.NOBODY;
    private final Guard guard;
    private final Entrance entrance;
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
        this.guard = new Guard(folder);
        this.entrance = new Entrance(folder, disk, time, format, download);
    }

    private Books books() {
        if (open == null) {
            throw new IllegalStateException("not open");
        }
        return open;
    }

    private Intake intake() {
        if (intake == null) {
            intake = new Intake(books(), sizes.many(), guard::checkWanted);
        }
        return intake;
    }

    private Ledger ledger() {
        return books().ledger();
    }

    private Ending ending() {
        return new Ending(books(), format, sizes, guard::checkWanted);
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

    /** Throws if none of this is wanted any more. */
    void checkWanted() {
        guard.checkWanted();
    }

    /** Takes the lock, reads what is there, and clears away what does not count. */
    synchronized void start() {
        guard.run(() -> {
            open = entrance.toExport(counts);
            if (ledger().sync().applied() != null) {
                // files are compared with records that are all there, and not with some of them
                ending().goOn();
            }
            return null;
        });
    }

    /** As {@link #start}, where a finished export must be; otherwise nothing is touched, and an error says why. */
    synchronized void startAgain() {
        guard.run(() -> {
            open = entrance.toSync(counts);
            ending().goOn();
            return null;
        });
    }

    /** Work on what is open. */
    interface BooksWork<T> {
        @Nullable
        T run(Books books) throws IOException;
    }

    /** Work that a sync does. */
    synchronized <T> @Nullable T with(BooksWork<T> work) {
        return guard.run(() -> work.run(books()));
    }

    /** What syncs have brought becomes part of the files. */
    synchronized FolderManifest apply(Instant until, boolean full) {
        guard.run(() -> {
            ending().ofSync(until, full);
            return null;
        });
        return manifest();
    }

    /** Whether nothing has been written into it yet. */
    synchronized boolean isFresh() {
        return ledger().isEmpty();
    }

    synchronized Checkpoint checkpoint() {
        return ledger().checkpoint();
    }

    synchronized void begin(Checkpoint fresh) {
        guard.run(() -> {
            books().begin(fresh.toText(), FolderManifest.Format.of(format), download);
            return null;
        });
    }

    /** Takes a batch in, durable with a later commit; what had to be committed before is returned. */
    synchronized @Nullable Durable append(Batch batch) {
        return guard.run(() -> intake().append(batch));
    }

    /** Bytes that the next commit makes durable. */
    synchronized long gathered() {
        return intake().gathered();
    }

    /** Makes durable what has been taken in; null if that is nothing. */
    synchronized @Nullable Durable commit() {
        return guard.run(() -> intake().commit());
    }

    /** Each record is there once when this returns, in an order that stays. */
    synchronized Parents listed(Position.Listed position, Scheduler scheduler) {
        guard.run(() -> {
            intake().settle(position);
            return null;
        });
        // of a finished export none are asked for: those that a sync has brought are not its own
        return parents(scheduler, ledger().isFinished() ? List.of() : roots());
    }

    /** The records that are durable; null where nothing is to be added to them. */
    synchronized @Nullable Parents held(Scheduler scheduler) {
        boolean isConverting = ledger().isConverting();
        if (ledger().downloads().hasAll(download) && (ledger().isFinished() || isConverting)) {
            return null;
        }
        return isConverting ? with(books -> HeldSamples.of(books, format)) : parents(scheduler, roots());
    }

    private List<FolderManifest.Segment> roots() {
        return ledger().segments(ledger().checkpoint().root());
    }

    private Parents parents(Scheduler scheduler, List<FolderManifest.Segment> segments) {
        return new FolderParents(folder, segments, scheduler);
    }

    /** Work on files beside the records. */
    interface Downloads<T> {
        @Nullable
        T run(DownloadDesk desk) throws IOException;
    }

    /** Does something about files beside the records, once all of these are there; its result. */
    synchronized <T> @Nullable T downloads(Downloads<T> work) {
        return guard.run(() -> {
            DownloadDesk its = desk;
            if (its == null) {
                KeptFiles records = new KeptFiles(books(), format, guard::checkWanted);
                its = new DownloadDesk(books(), records, download, sizes.many(), guard::checkWanted);
                desk = its;
            }
            return work.run(its);
        });
    }

    synchronized void finish() {
        guard.run(() -> {
            ending().ofExport(making);
            return null;
        });
    }

    /** Of a finished export. */
    synchronized FolderManifest manifest() {
        return ledger().manifest();
    }

    /** Gives the folder back. What was taken in and not committed is gone. */
    void close() {
        guard.end();
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
            leave();
        }
    }

    private void leave() {
        try {
            entrance.leave();
        } catch (IOException e) {
            throw Trouble.io(folder, e);
        }
    }
}
