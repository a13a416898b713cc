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
        RawJson line = record.oneLine();
        try {
            line.writeTo(out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.write('\n');
        written += line.length() + 1;
    }

    public void flush() throws IOException {
        out.flush();
    }

    /** Bytes since the beginning, line ends included. */
    public long written() {
        return written;
    }
}
