package dev.lever4j.tokenstore.file;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all but one at a time out: threads of this process and other processes of the machine. It rests on a lock that
 * the operating system gives up when a process ends, however it ends. The lock's own file is empty and stays; who
 * deletes it takes the lock from whoever holds it. Blocks.
 *
 * <p>Over a network file system it keeps machines apart only where that file system's locks do.
 */
public final class ProcessLock {
    /** What is done while the lock is held. */
    public interface Work<T extends @Nullable Object> {
        T run() throws IOException;
    }

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(16);
    /** The system's lock belongs to the process, and closing any channel on its file gives it up. */
    private static final ConcurrentMap<Path, ReentrantLock> IN_THIS_PROCESS = new ConcurrentHashMap<>();

    private final Path file;

    private final Disk disk;

    private ProcessLock(Path file, Disk disk) {
        this.file = file;
        this.disk = disk;
    }

    /** The lock of which this is the file; its folder has to be there when the lock is taken. */
    public static ProcessLock at(Path file) {
        return at(file, new Disk());
    }

    static ProcessLock at(Path file, Disk disk) {
        return new ProcessLock(file.toAbsolutePath(), disk);
    }

    /**
     * Waits for the lock and does the work.
     *
     * @param givenUp asked while waiting, and not any more once the lock is held
     * @throws InterruptedIOException if it was given up, or the thread interrupted
     */
    public <T extends @Nullable Object> T holding(BooleanSupplier givenUp, Work<T> work) throws IOException {
        Path folder = file.resolveSibling("").toRealPath();
        Path known = folder.resolve(file.getFileName());
        ReentrantLock ours = IN_THIS_PROCESS.computeIfAbsent(known, path -> new ReentrantLock(true));
        await(ours, givenUp);
        try (FileChannel channel = disk.open(known)) {
            try (FileLock lock = await(channel, givenUp)) {
                lock.acquiredBy();
                return work.run();
            }
        } finally {
            ours.unlock();
        }
    }

    private void await(ReentrantLock ours, BooleanSupplier givenUp) throws InterruptedIOException {
        try {
            while (!ours.tryLock(LONGEST_PAUSE, TimeUnit.NANOSECONDS)) {
                checkStillWanted(givenUp);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for " + file);
        }
    }

    private FileLock await(FileChannel channel, BooleanSupplier givenUp) throws IOException {
        for (long pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            checkStillWanted(givenUp);
            LockSupport.parkNanos(pause);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // held by this class in another class loader
            return null;
        }
    }

    private void checkStillWanted(BooleanSupplier givenUp) throws InterruptedIOException {
        if (givenUp.getAsBoolean() || Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("given up while waiting for " + file);
        }
    }

    @Override
    public String toString() {
        return "ProcessLock[" + file + "]";
    }
}
