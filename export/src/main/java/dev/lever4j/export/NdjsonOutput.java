package dev.lever4j.export;

import dev.lever4j.json.RawJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes records one a line, with the bytes that Lever sent. Line breaks inside a record are left out: JSON allows them
 * between tokens only, where they mean nothing, and one record must be one line. Blocks as the stream below does; not
 * thread-safe.
 */
public final class NdjsonOutput {
    private final OutputStream out;
    private long written;

    public NdjsonOutput(OutputStream out) {
        this.out = out;
    }

    public void write(RawJson record) throws IOException {
        if (record.isOneLine()) {
            pass(record);
        } else {
            byte[] line = record.line();
            out.write(line);
            written += line.length;
        }
        out.write('\n');
        written++;
    }

    public void flush() throws IOException {
        out.flush();
    }

    /** Bytes since the beginning, line ends included. */
    public long written() {
        return written;
    }

    private void pass(RawJson record) throws IOException {
        try {
            record.writeTo(out);
            written += record.length();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
