package dev.lever4j.export.folder;

import dev.lever4j.export.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is done to the disk, in steps small enough that each can fail in a test. Blocks. */
class Disk {
    /** A folder that only its owner may look into. */
    void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, rights(folder, "rwx------"));
    }

    /** A file that was not there before. */
    FileChannel create(Path fresh) throws IOException {
        return open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** A file to be written on at its end, made if absent. */
    FileChannel openForMore(Path file) throws IOException {
        FileChannel channel =
                open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        channel.position(channel.size());
        return channel;
    }

    /** A file that is gone when it is closed, or when the process ends. */
    FileChannel scratch(Path file) throws IOException {
        return open(
                file,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    void sync(FileChannel channel) throws IOException {
        channel.force(true);
    }

    void truncate(FileChannel channel, long size) throws IOException {
        channel.truncate(size);
        channel.position(size);
    }

    void rename(Path fresh, Path target) throws IOException {
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes names durable: what was created, renamed or deleted in the folder. */
    void syncFolder(Path folder) throws IOException {
        DurableFiles.syncFolder(folder);
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Told of what is in a folder. */
    interface EachEntry {
        void take(Path entry) throws IOException;
    }

    /** What is in a folder, one after the other: of a large one no list is made. Entries may be deleted meanwhile. */
    void each(Path folder, EachEntry each) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                each.take(entry);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** What is in a folder that holds little. */
    static List<Path> list(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(found::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    private static FileChannel open(Path file, OpenOption... how) throws IOException {
        return FileChannel.open(file, Set.of(how), rights(file, "rw-------"));
    }

    private static FileAttribute<?>[] rights(Path path, String rights) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
