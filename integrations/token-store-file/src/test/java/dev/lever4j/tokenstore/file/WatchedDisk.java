package dev.lever4j.tokenstore.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import reactor.core.scheduler.Schedulers;

/** A disk that is never touched on a thread that must not block, which BlockHound does not see of files. */
class WatchedDisk extends Disk {
    /** What is about to be done. */
    enum Step {
        OPEN_LOCK,
        READ,
        LIST,
        CREATE,
        WRITE,
        SYNC,
        RENAME,
        DELETE,
        SYNC_FOLDER
    }

    void before(Step step) throws IOException {
        if (Schedulers.isInNonBlockingThread()) {
            throw new IOException(step + " on a thread that must not block");
        }
    }

    @Override
    Optional<byte[]> read(Path file) throws IOException {
        before(Step.READ);
        return super.read(file);
    }

    @Override
    List<Path> list(Path folder, String glob) throws IOException {
        before(Step.LIST);
        return super.list(folder, glob);
    }

    @Override
    FileChannel create(Path fresh) throws IOException {
        before(Step.CREATE);
        return super.create(fresh);
    }

    @Override
    FileChannel open(Path lock) throws IOException {
        before(Step.OPEN_LOCK);
        return super.open(lock);
    }

    @Override
    void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        before(Step.WRITE);
        super.write(channel, bytes);
    }

    @Override
    void sync(FileChannel channel) throws IOException {
        before(Step.SYNC);
        super.sync(channel);
    }

    @Override
    void rename(Path fresh, Path target) throws IOException {
        before(Step.RENAME);
        super.rename(fresh, target);
    }

    @Override
    void delete(Path file) throws IOException {
        before(Step.DELETE);
        super.delete(file);
    }

    @Override
    void syncFolder(Path folder) throws IOException {
        before(Step.SYNC_FOLDER);
        super.syncFolder(folder);
    }
}
