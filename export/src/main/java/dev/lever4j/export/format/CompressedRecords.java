package dev.lever4j.export.format;

import dev.lever4j.export.folder.FileFormat;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** One file of lines that are compressed. */
final class CompressedRecords implements FileFormat.Records {
    private static final int BUFFER = 64 * 1024;

    private final CompressedNdjson.Compression compression;
    private final OutputStream out;

    CompressedRecords(CompressedNdjson.Compression compression, OutputStream compressed) {
        this.compression = compression;
        this.out = compressed;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        out.write('\n');
    }

    @Override
    public long copy(Path old, FileFormat.Keeping which) throws IOException {
        long kept = 0;
        // a plain stream: those of channels are closed by an interrupt
        try (InputStream file = new FileInputStream(old.toFile());
                InputStream plain = new BufferedInputStream(compression.under(file), BUFFER)) {
            Line line = new Line();
            while (line.read(plain)) {
                if (which.keeps(line.bytes(), 0, line.size())) {
                    write(line.bytes(), 0, line.size());
                    kept++;
                }
            }
        }
        return kept;
    }

    @Override
    public void end() throws IOException {
        out.close();
    }

    /** Its bytes as they are, without a copy. */
    private static final class Line extends ByteArrayOutputStream {
        /** Each line has an end. */
        boolean read(InputStream in) throws IOException {
            reset();
            int next = in.read();
            while (next >= 0 && next != '\n') {
                write(next);
                next = in.read();
            }
            return next >= 0;
        }

        byte[] bytes() {
            return buf;
        }
    }
}
