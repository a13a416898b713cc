package dev.lever4j.export.folder;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.export.Batch;
import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.Durable;
import dev.lever4j.export.DurableFiles;
import dev.lever4j.export.ExportReport.Counts;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Parents;
import dev.lever4j.export.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;

/**
 * A folder in the hands of one run. Every method but {@link #counting} blocks. Synchronised because the end comes from
 * another thread than the writing: it waits for what is being written. Once anything has failed nothing is written any
 * more, since after a failed fsync nobody knows what is on disk; the next run finds out.
 */
final class OpenFolder {
    static final String MANIFEST = "manifest.json";

    private final Path folder;
    private final Disk disk;
    private final TimeAndChance time;
    private final int many;
    private final RunCounts counts = new RunCounts();
    private volatile boolean unwanted;
    private boolean broken;
    private @Nullable FolderLock lock;
    private @Nullable Books open;
    private @Nullable Intake intake;

    /** @param many small segments of children that become one */
    OpenFolder(Path folder, Disk disk, TimeAndChance time, int many) {
        this.many = many;
        this.folder = folder;
        this.disk = disk;
        this.time = time;
    }

    /** Work on the disk. */
    private interface Work<T> {
        @Nullable
        T run() throws IOException;
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
        } catch (RuntimeException | Error e) {
            broken = true;
            throw e;
        }
    }

    private void checkWanted() {
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
            intake = new Intake(books(), many, this::checkWanted);
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

    /** Takes the lock, reads what is there, and clears away what does not count. */
    synchronized void start() {
        guarded(() -> {
            makeFolder();
            Path log = folder.resolve(ManifestLog.NAME);
            if (!Files.exists(log)) {
                Sweep.refuseForeign(folder, false);
            }
            lock = FolderLock.take(folder, disk);
            Ledger ledger = new Ledger();
            ManifestLog.Reading reading = new ManifestLog.Reading(log, ledger);
            reading.read();
            if (ledger.isEmpty()) {
                Sweep.refuseForeign(folder, true);
            }
            new Sweep(folder, ledger, disk).run();
            settle(ledger.isEmpty());
            open = new Books(folder, disk, time, ledger, reading.open(disk), counts, ledger.runs() + 1);
            return null;
        });
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
            books().begin(fresh.toText());
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
        return ledger().isFinished() ? null : parents(scheduler);
    }

    private Parents parents(Scheduler scheduler) {
        ExportResource root = ledger().checkpoint().root();
        return new FolderParents(folder, ledger().segments(root), scheduler);
    }

    synchronized void finish() {
        guarded(() -> {
            Path target = folder.resolve(MANIFEST);
            boolean said = ledger().isFinished() && Files.exists(target);
            if (!ledger().isFinished()) {
                books().finish();
            }
            if (!said) {
                publish(target, JsonValues.utf8(ledger().manifest().toJson() + "\n"));
            }
            return null;
        });
    }

    private void publish(Path target, byte[] text) throws IOException {
        Path part = SegmentNames.part(target);
        try (FileChannel channel = disk.create(part)) {
            disk.write(channel, ByteBuffer.wrap(text));
            disk.sync(channel);
        }
        disk.rename(part, target);
        disk.syncFolder(folder);
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
