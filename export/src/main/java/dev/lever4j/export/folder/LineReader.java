package dev.lever4j.export.folder;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of a file, as bytes, without their ends; holds one line and some more. Blocks. */
final class LineReader {
    private static final int CHUNK = 64 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[CHUNK];
    private int from;
    private int length;
    private int next;
    private int filled;
    private boolean terminated;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; false if there is none. */
    boolean next() throws IOException {
        from = next;
        int searched = from;
        while (true) {
            for (int i = searched; i < filled; i++) {
                if (buffer[i] == '\n') {
                    return line(i - from, true);
                }
            }
            int rest = filled - from;
            if (!fill()) {
                return rest > 0 && line(rest, false);
            }
            searched = from + rest;
        }
    }

    private boolean line(int bytes, boolean ended) {
        length = bytes;
        terminated = ended;
        next = from + bytes + (ended ? 1 : 0);
        return true;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        filled -= from;
        from = 0;
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * filled);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        next = filled;
        return read > 0;
    }

    /** Where the line lies is said by {@link #from} and {@link #length}, until the next one is asked for. */
    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int length() {
        return length;
    }

    byte[] bytes() {
        return Arrays.copyOfRange(buffer, from, from + length);
    }

    /** Whether the line has an end. */
    boolean isTerminated() {
        return terminated;
    }
}
