package dev.lever4j.samples.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/** One export at a time in a folder. It goes with the process. Taking it blocks. */
final class FolderLock implements AutoCloseable {
    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /** An {@link IllegalStateException} if another export has it. */
    static FolderLock of(Path folder) {
        try {
            OwnerOnly.folder(folder);
            FileChannel file = OwnerOnly.open(folder.resolve("lock"));
            if (!isOurs(file)) {
                file.close();
                throw new IllegalStateException("another export uses " + folder + "; wait for it to end");
            }
            return new FolderLock(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
