package dev.lever4j.simulator.world;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Bytes of a body. They need not be held: a large file is drawn while it is sent. */
public interface Content {
    long length();

    /** Writes the first bytes, at most {@code limit}. */
    void writeTo(OutputStream out, long limit) throws IOException;

    /** All of them; for bodies that are known to be small. */
    default byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writeTo(bytes, length());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static Content of(byte[] bytes) {
        return new Content() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void writeTo(OutputStream out, long limit) throws IOException {
                out.write(bytes, 0, (int) Math.min(limit, bytes.length));
            }
        };
    }

    /** Bytes that follow from the name alone; no part of them repeats, so that a wrong offset shows. */
    static Content drawn(String name, long length) {
        return new DrawnContent(new Draw(name.hashCode(), 0, 0), length);
    }
}
