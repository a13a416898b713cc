package dev.lever4j.samples.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Clock;

/** The job's folder, which no other run may use meanwhile; the lock goes with the process. Opening blocks. */
final class JobFolder implements AutoCloseable {
    private final FileChannel lock;
    private final ItemLedger ledger;

    private JobFolder(FileChannel lock, ItemLedger ledger) {
        this.lock = lock;
        this.ledger = ledger;
    }

    static JobFolder open(Path folder, Clock clock) {
        try {
            OwnerOnly.folder(folder);
            FileChannel lock = OwnerOnly.open(folder.resolve("lock"));
            if (!isOurs(lock)) {
                lock.close();
                throw new IllegalStateException("another run uses " + folder + "; wait for it to end");
            }
            return new JobFolder(lock, ItemLedger.open(folder.resolve("ledger.log"), clock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
