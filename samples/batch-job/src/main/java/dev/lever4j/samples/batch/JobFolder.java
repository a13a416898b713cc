package dev.lever4j.samples.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The job's folder, which no other run may use meanwhile; the lock goes with the process. Opening blocks. */
final class JobFolder implements AutoCloseable {
    private final @Nullable FileChannel lock;
    private final ItemLedger ledger;

    private JobFolder(@Nullable FileChannel lock, ItemLedger ledger) {
        this.lock = lock;
        this.ledger = ledger;
    }

    /** @param dryRun nothing is written, nor locked */
    static JobFolder open(Path folder, Clock clock, boolean dryRun) {
        Path ledger = folder.resolve("ledger.log");
        if (dryRun) {
            return new JobFolder(null, ItemLedger.look(ledger, clock));
        }
        try {
            OwnerOnly.folder(folder);
            FileChannel lock = OwnerOnly.open(folder.resolve("lock"));
            if (!isOurs(lock)) {
                lock.close();
                throw new IllegalStateException("another run uses " + folder + "; wait for it to end");
            }
            deleteHalves(folder);
            return new JobFolder(lock, ItemLedger.open(ledger, clock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What runs that were killed left. */
    private static void deleteHalves(Path folder) throws IOException {
        try (DirectoryStream<Path> halves = Files.newDirectoryStream(folder, "*.part")) {
            for (Path half : halves) {
                Files.delete(half);
            }
        }
    }

    private static boolean isOurs(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    ItemLedger ledger() {
        return ledger;
    }

    @Override
    public void close() {
        ledger.close();
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
