package dev.lever4j.tokenstore.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Files that only their owner may read, replaced as a whole. Callers hold the folder's lock. Blocks. */
final class PrivateFiles {
    private static final String FRESH = ".new";

    private final Path folder;
    private final Disk disk;
    private final SecureRandom random = new SecureRandom();

    PrivateFiles(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /**
     * After this, and at any moment before, the file is the old one or the new one; after this the new one is durable.
     */
    void replace(Path target, byte[] bytes) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(target.toString(), null, "is no regular file");
        }
        Path fresh = folder.resolve(unpredictable());
        try {
            write(fresh, bytes);
            disk.rename(fresh, target);
        } catch (IOException | RuntimeException | Error e) {
            deleteAfter(e, fresh);
            throw e;
        }
        disk.syncFolder(folder);
    }

    /** All that {@link #replace} does to the disk, but for the name: what it would fail on, this fails on. */
    void rehearse(int length) throws IOException {
        // zeros take no room on some disks
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        Path fresh = folder.resolve(unpredictable());
        try {
            write(fresh, bytes);
        } catch (IOException | RuntimeException | Error e) {
            deleteAfter(e, fresh);
            throw e;
        }
        delete(fresh);
    }

    private void write(Path fresh, byte[] bytes) throws IOException {
        try (FileChannel channel = disk.create(fresh)) {
            disk.write(channel, ByteBuffer.wrap(bytes));
            disk.sync(channel);
        }
    }

    void delete(Path file) throws IOException {
        disk.delete(file);
        disk.syncFolder(folder);
    }

    /** Deletes what a process left that ended in the middle of {@link #replace}. */
    void deleteLeftovers() throws IOException {
        for (Path left : disk.list(folder, ".*" + FRESH)) {
            disk.delete(left);
        }
    }

    private String unpredictable() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return "." + HexFormat.of().formatHex(bytes) + FRESH;
    }

    private void deleteAfter(Throwable failure, Path fresh) {
        try {
            disk.delete(fresh);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
