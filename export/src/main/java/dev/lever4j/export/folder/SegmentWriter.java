package dev.lever4j.export.folder;

import dev.lever4j.json.RawJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;

/** A segment while it is being written, under a name that nobody reads. Blocks. */
final class SegmentWriter {
    private static final int BUFFER = 32 * 1024;

    private final Disk disk;
    private final String name;
    private final Path target;
    private final Path part;
    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final MessageDigest digest = Sha256.digest();
    private final OutputStream stream = new Stream();
    private long rows;
    private long later;
    private long bytes;
    private boolean published;

    private SegmentWriter(Disk disk, String name, Path target, Path part, FileChannel channel) {
        this.disk = disk;
        this.name = name;
        this.target = target;
        this.part = part;
        this.channel = channel;
    }

    static SegmentWriter create(Disk disk, Path folder, String name) throws IOException {
        Path target = folder.resolve(name);
        Path part = SegmentNames.part(target);
        return new SegmentWriter(disk, name, target, part, disk.create(part));
    }

    /** More of a line. */
    void write(byte[] some, int from, int length) throws IOException {
        digest.update(some, from, length);
        bytes += length;
        int at = from;
        while (at < from + length) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            int piece = Math.min(buffer.remaining(), from + length - at);
            buffer.put(some, at, piece);
            at += piece;
        }
    }

    /** @param isLater whether it is a record that was not there yet when the export began */
    void endLine(boolean isLater) throws IOException {
        write(new byte[] {'\n'}, 0, 1);
        took(1, isLater ? 1 : 0);
    }

    /** Rows that are in what was written; see {@link FolderManifest.Segment}. */
    void took(long more, long moreLater) {
        rows += more;
        later += moreLater;
    }

    void write(RawJson record) throws IOException {
        try {
            record.writeTo(stream);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A record without the brace that opens it. */
    void writeFields(RawJson record) throws IOException {
        try {
            record.writeFieldsTo(stream);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** For what is not written in lines. Closing it does nothing. */
    OutputStream stream() {
        return stream;
    }

    private final class Stream extends OutputStream {
        @Override
        public void write(int one) throws IOException {
            SegmentWriter.this.write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            SegmentWriter.this.write(some, from, length);
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        try {
            disk.write(channel, buffer);
        } catch (IOException e) {
            throw Trouble.named(part, e);
        }
        buffer.clear();
    }

    /** All of it is on disk when this returns, under the name that nobody reads. */
    void seal() throws IOException {
        flush();
        try {
            disk.sync(channel);
        } catch (IOException e) {
            throw Trouble.named(part, e);
        }
        channel.close();
    }

    /** Only after {@link #seal}; durable once its folder is. */
    FolderManifest.Segment publish() throws IOException {
        disk.rename(part, target);
        published = true;
        return new FolderManifest.Segment(name, rows, bytes, Sha256.hex(digest), later);
    }

    /** Leaves nothing behind of what is not published, if it can; what stays is swept away by the next start. */
    void abandon() {
        if (published) {
            return;
        }
        try {
            channel.close();
            disk.delete(part);
        } catch (IOException e) {
            // see above
        }
    }

    long bytes() {
        return bytes;
    }
}
