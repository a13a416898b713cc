package dev.lever4j.export.folder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second exporter out, of this process or another. It rests on a lock that the operating system gives up when a
 * process ends, however it ends; the file stays and says who had it last. Blocks.
 */
final class FolderLock {
    static final String NAME = "lock";

    /** Far behind what is written in the file, so that it can be read where locks keep readers out. */
    private static final long PLACE = Long.MAX_VALUE - 1;

    /** The system's lock belongs to the process, and closing any channel on its file gives it up. */
    private static final Set<Path> IN_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static FolderLock take(Path named, Disk disk) throws IOException {
        Path folder = named.toRealPath();
        if (!IN_THIS_PROCESS.add(folder)) {
            throw Trouble.held(named, "this same process");
        }
        try {
            return new FolderLock(folder, locked(named, disk));
        } catch (IOException | RuntimeException | Error e) {
            IN_THIS_PROCESS.remove(folder);
            throw e;
        }
    }

    private static FileChannel locked(Path folder, Disk disk) throws IOException {
        Path file = folder.resolve(NAME);
        FileChannel channel = disk.openForMore(file);
        try {
            if (tryLock(channel) == null) {
                throw Trouble.held(folder, Files.readString(file).strip());
            }
            disk.truncate(channel, 0);
            disk.write(channel, ByteBuffer.wrap(owner().getBytes(StandardCharsets.UTF_8)));
            return channel;
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(PLACE, 1, false);
        } catch (OverlappingFileLockException e) {
            // held by this class in another class loader
            return null;
        }
    }

    private static String owner() {
        return "process " + ProcessHandle.current().pid() + " on " + host() + "\n";
    }

    private static String host() {
        String named = System.getenv("HOSTNAME");
        if (named != null) {
            return named;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "this machine";
        }
    }

    void release() throws IOException {
        try {
            channel.close();
        } finally {
            IN_THIS_PROCESS.remove(folder);
        }
    }
}
