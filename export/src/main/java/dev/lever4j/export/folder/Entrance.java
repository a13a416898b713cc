package dev.lever4j.export.folder;

import dev.lever4j.client.TimeAndChance;
import dev.lever4j.export.DurableFiles;
import dev.lever4j.export.ExportResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way into a folder and out of it: takes the lock, reads what is there, says no to what does not fit, and clears
 * away what does not count. Whoever went in leaves, also where that has failed. Blocks; not thread-safe.
 */
final class Entrance {
    private final Path folder;
    private final Disk disk;
    private final TimeAndChance time;
    private final @Nullable FileFormat format;
    private final Set<ExportResource> download;
    private @Nullable FolderLock lock;

    /**
     * @param format what the files are to be at the end; null for lines of JSON
     * @param download resources whose files are asked for beside the records
     */
    Entrance(Path folder, Disk disk, TimeAndChance time, @Nullable FileFormat format, Set<ExportResource> download) {
        this.folder = folder;
        this.disk = disk;
        this.time = time;
        this.format = format;
        this.download = download;
    }

    /** For an export, which may begin. */
    Books toExport(RunCounts counts) throws IOException {
        makeFolder();
        if (!Files.exists(folder.resolve(ManifestLog.NAME))) {
            Sweep.refuseForeign(folder);
        }
        return enter(counts, ledger -> {
            if (ledger.isEmpty()) {
                Sweep.refuseForeign(folder);
            } else {
                checkFormat(ledger);
                if (ledger.isConverting()
                        && !tellsFiles()
                        && !ledger.downloads().hasAll(download)) {
                    throw Trouble.tooLateForFiles(folder);
                }
            }
        });
    }

    /** For a sync, where a finished export must be; otherwise nothing is touched, and an error says why. */
    Books toSync(RunCounts counts) throws IOException {
        if (!Files.isRegularFile(folder.resolve(ManifestLog.NAME))) {
            throw Trouble.notFinished(folder);
        }
        if (format != null && !format.canCopy()) {
            throw Trouble.notCopied(folder, format.ending());
        }
        return enter(counts, ledger -> {
            if (!ledger.isFinished()) {
                throw Trouble.notFinished(folder);
            }
            checkFormat(ledger);
            if (!ledger.downloads().asked().containsAll(download)) {
                throw Trouble.filesWereNotAskedFor(folder, download);
            }
            if (!tellsFiles() && !ledger.downloads().asked().isEmpty()) {
                throw Trouble.filesAreNotFollowed(folder);
            }
        });
    }

    /** Says no to what is there. */
    private interface Check {
        void of(Ledger ledger) throws IOException;
    }

    private Books enter(RunCounts counts, Check check) throws IOException {
        lock = FolderLock.take(folder, disk);
        Ledger ledger = new Ledger();
        ManifestLog.Reading reading = new ManifestLog.Reading(folder.resolve(ManifestLog.NAME), ledger::apply);
        reading.read();
        check.of(ledger);
        new Sweep(folder, ledger, disk).run();
        new DownloadSweep(folder, ledger, disk).run();
        settle(ledger.isEmpty());
        return new Books(folder, disk, time, ledger, reading.open(disk), counts, ledger.runs() + 1);
    }

    private void checkFormat(Ledger ledger) {
        if (!ledger.format().equals(FolderManifest.Format.of(format))) {
            throw Trouble.anotherFormat(folder, ledger.format(), FolderManifest.Format.of(format));
        }
    }

    private boolean tellsFiles() {
        return format == null || (format.canCopy() && format.tellsFiles());
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

    /** Gives the lock back, if it was taken. */
    void leave() throws IOException {
        FolderLock held = lock;
        lock = null;
        if (held != null) {
            held.release();
        }
    }
}
