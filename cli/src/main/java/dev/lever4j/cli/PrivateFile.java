package dev.lever4j.cli;

import dev.lever4j.export.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Small files that only their owner may read. Blocks. */
final class PrivateFile {
    private PrivateFile() {}

    /**
     * Replaces the file as a whole: after a power cut it holds the old bytes or the new ones, and is on disk on return.
     */
    static void write(Path named, byte[] bytes) throws IOException {
        Path target = Files.exists(named, LinkOption.NOFOLLOW_LINKS) ? named.toRealPath() : named.toAbsolutePath();
        Path folder = DurableFiles.folder(target);
        // created 0600 where the file system knows modes
        Path fresh = Files.createTempFile(folder, "." + target.getFileName() + ".", ".new");
        try {
            force(fresh, bytes);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
        DurableFiles.syncFolder(folder);
    }

    private static void force(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
    }
}
