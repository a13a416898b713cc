package dev.lever4j.parquet;

import java.io.IOException;
import java.io.OutputStream;

/** A disk with room for so many bytes; the write that does not fit is done in part. */
final class NarrowStream extends OutputStream {
    private long room;

    NarrowStream(long room) {
        this.room = room;
    }

    @Override
    public void write(int b) throws IOException {
        if (room == 0) {
            throw new IOException("no room");
        }
        room--;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > room) {
            room = 0;
            throw new IOException("no room");
        }
        room -= length;
    }
}
