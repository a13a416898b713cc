package dev.lever4j.export.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which record of each id is the one to be kept: for every id the newest {@code updatedAt} and the commit it came in. A
 * hash table in a file that is gone when it is closed, 32 bytes a slot, so that a million ids take neither heap nor
 * much time; it need not be durable, since the segments have all of it. Blocks; not thread-safe.
 */
final class IdIndex {
    /** The id is new. */
    static final long NEW = 0;
    /** The record that is known is newer. */
    static final long OLDER = -1;

    private static final String NAME = ".index-";
    private static final int SLOT = 32;
    private static final int FIRST = 1 << 14;
    private static final double FULL = 0.6;
    /** Slots that are read at once: mostly enough to find an id or its place. */
    private static final int RUN = 8;

    private static final int BLOCK = 64 * 1024;

    private final Disk disk;
    private final Path folder;
    private final ByteBuffer run = ByteBuffer.allocateDirect(RUN * SLOT);
    private final ByteBuffer slot = ByteBuffer.allocateDirect(SLOT);
    private FileChannel file;
    private long slots;
    private long used;

    // the slot that was looked at last
    private long place;
    private long updatedAt;
    private long commit;

    private IdIndex(Disk disk, Path folder, FileChannel file, long slots) {
        this.disk = disk;
        this.folder = folder;
        this.file = file;
        this.slots = slots;
    }

    static IdIndex create(Disk disk, Path folder) throws IOException {
        return new IdIndex(disk, folder, table(disk, folder, FIRST), FIRST);
    }

    /** The file of a killed process, where it has not gone with it. */
    static boolean isOurs(String fileName) {
        return fileName.startsWith(NAME);
    }

    /** A name for a file beside it that goes with the process, too. */
    static Path scratch(Path folder, String name) {
        return folder.resolve(NAME + name);
    }

    private static FileChannel table(Disk disk, Path folder, long slots) throws IOException {
        FileChannel fresh = disk.scratch(scratch(folder, String.valueOf(slots)));
        // a hole of so many empty slots
        fresh.write(ByteBuffer.allocate(1), slots * SLOT - 1);
        return fresh;
    }

    /** The commit whose record of this id is the one to be kept; {@link #NEW} if none is known. */
    long commitOf(RecordId id) throws IOException {
        find(id);
        return commit;
    }

    /**
     * A record has come: the newest is kept, one that has never been updated gives way, and of equals the later stays.
     *
     * @param updated null if it never was
     * @return {@link #NEW}, {@link #OLDER}, or the commit whose record of this id is to be kept no more
     */
    long offer(RecordId id, @Nullable Long updated, long inCommit) throws IOException {
        long at = updated == null ? Long.MIN_VALUE : updated;
        find(id);
        long before = commit;
        if (before != NEW && at < updatedAt) {
            return OLDER;
        }
        put(id, at, inCommit);
        if (before == NEW && ++used > slots * FULL) {
            grow();
        }
        return before;
    }

    private void find(RecordId id) throws IOException {
        place = id.hash() & (slots - 1);
        while (true) {
            int many = (int) Math.min(RUN, slots - place);
            read(file, run.clear().limit(many * SLOT), place * SLOT);
            for (int i = 0; i < many; i++, place++) {
                int at = i * SLOT;
                commit = run.getLong(at + 24);
                if (commit == NEW || (run.getLong(at) == id.high() && run.getLong(at + 8) == id.low())) {
                    updatedAt = run.getLong(at + 16);
                    return;
                }
            }
            place &= slots - 1;
        }
    }

    private void put(RecordId id, long at, long inCommit) throws IOException {
        slot.clear();
        slot.putLong(id.high()).putLong(id.low()).putLong(at).putLong(inCommit).flip();
        while (slot.hasRemaining()) {
            file.write(slot, place * SLOT + slot.position());
        }
    }

    private static void read(FileChannel from, ByteBuffer into, long at) throws IOException {
        while (into.hasRemaining()) {
            if (from.read(into, at + into.position()) < 0) {
                throw new IOException("the index of ids has been cut");
            }
        }
        into.flip();
    }

    private void grow() throws IOException {
        FileChannel old = file;
        long size = slots * SLOT;
        slots *= 2;
        file = table(disk, folder, slots);
        ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
        for (long at = 0; at < size; at += BLOCK) {
            read(old, block.clear().limit((int) Math.min(BLOCK, size - at)), at);
            while (block.hasRemaining()) {
                RecordId id = new RecordId(block.getLong(), block.getLong());
                long updated = block.getLong();
                long inCommit = block.getLong();
                if (inCommit != NEW) {
                    find(id);
                    put(id, updated, inCommit);
                }
            }
        }
        old.close();
    }

    void close() throws IOException {
        file.close();
    }
}
