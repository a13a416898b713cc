package dev.lever4j.export.folder;

import dev.lever4j.error.MalformedResponseException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The file {@code manifest.log}: one line a commit, each with the hash of the line before, so that none can be lost or
 * changed unseen but the last, which a crash may have torn and which then does not count. Blocks; not thread-safe.
 */
final class ManifestLog {
    static final String NAME = "manifest.log";
    private static final String NOTHING_BEFORE = "0".repeat(64);

    private final Path file;
    private final Disk disk;
    private final FileChannel channel;
    private long lines;
    private String previous;

    private ManifestLog(Path file, Disk disk, FileChannel channel, long lines, String previous) {
        this.file = file;
        this.disk = disk;
        this.channel = channel;
        this.lines = lines;
        this.previous = previous;
    }

    /** What can be read of it, without a change to it. */
    static final class Reading {
        private final Path file;
        private final Consumer<LogLine> reader;
        private long lines;
        private long good;
        private String previous = NOTHING_BEFORE;

        /** @param reader refuses a line that does not fit to those before, by an IllegalArgumentException */
        Reading(Path file, Consumer<LogLine> reader) {
            this.file = file;
            this.reader = reader;
        }

        /** Tells the reader each line but a torn last one. Nothing is there to be read if the file is absent. */
        void read() throws IOException {
            if (!Files.exists(file)) {
                return;
            }
            try (InputStream in = new FileInputStream(file.toFile())) {
                LineReader reader = new LineReader(in);
                boolean more = reader.next();
                // what has no end is torn
                while (more && reader.isTerminated()) {
                    byte[] line = reader.bytes();
                    more = reader.next();
                    take(line, !more);
                }
            }
        }

        private void take(byte[] bytes, boolean isLast) {
            JsonValues all;
            try {
                all = JsonValues.parse(bytes);
            } catch (MalformedResponseException | IllegalArgumentException e) {
                if (isLast) {
                    return;
                }
                throw Trouble.damagedLog(file, lines, "it cannot be read", e);
            }
            LogLine line = following(all);
            apply(line);
            lines++;
            good += bytes.length + 1;
            previous = Sha256.hex(bytes);
        }

        /**
         * One that is whole counts, whatever is in it: what cannot be read may have been written by a later version.
         */
        private LogLine following(JsonValues all) {
            try {
                if (all.number("line") == lines && all.text("previous").equals(previous)) {
                    return LogLine.parse(all);
                }
            } catch (MalformedResponseException | IllegalArgumentException e) {
                throw Trouble.damagedLog(
                        file, lines, "it cannot be understood; was it written by a later version of this program?", e);
            }
            throw Trouble.damagedLog(file, lines, "it does not follow the line before", null);
        }

        private void apply(LogLine line) {
            try {
                reader.accept(line);
            } catch (IllegalArgumentException e) {
                throw Trouble.damagedLog(file, lines, "it does not fit the lines before", e);
            }
        }

        /** To be written on, with a torn last line cut off. */
        ManifestLog open(Disk disk) throws IOException {
            FileChannel channel = disk.openForMore(file);
            try {
                if (channel.size() > good) {
                    disk.truncate(channel, good);
                    disk.sync(channel);
                }
                return new ManifestLog(file, disk, channel, lines, previous);
            } catch (IOException e) {
                channel.close();
                throw Trouble.named(file, e);
            }
        }
    }

    /** The number of the line that is written next. */
    long next() {
        return lines;
    }

    /** On disk when this returns. */
    void append(LogLine line) throws IOException {
        byte[] bytes = line.toBytes(lines, previous);
        byte[] ended = Arrays.copyOf(bytes, bytes.length + 1);
        ended[bytes.length] = '\n';
        try {
            disk.write(channel, ByteBuffer.wrap(ended));
            disk.sync(channel);
        } catch (IOException e) {
            throw Trouble.named(file, e);
        }
        lines++;
        previous = Sha256.hex(bytes);
    }

    void close() throws IOException {
        channel.close();
    }
}
