package dev.lever4j.client.transport;

import dev.lever4j.error.MalformedResponseException;
import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Collects a body as it arrives and never holds more than its cap. One subscription's, one thread's. */
final class Body {
    private static final int LARGEST_TRUSTED_CLAIM = 1 << 20;

    private final int cap;
    private final boolean cutAtCap;
    private byte[] bytes;
    private int size;

    /**
     * @param expected what Content-Length says: a hint that a server may lie about
     * @param cutAtCap drop what is beyond the cap, in place of an error
     */
    Body(int cap, int expected, boolean cutAtCap) {
        this.cap = cap;
        this.cutAtCap = cutAtCap;
        this.bytes = new byte[Math.max(0, Math.min(expected, Math.min(cap, LARGEST_TRUSTED_CLAIM)))];
    }

    void add(ByteBuf chunk) {
        int more = chunk.readableBytes();
        if (more > cap - size) {
            if (!cutAtCap) {
                throw new MalformedResponseException(
                        "an answer was larger than the " + cap + " bytes allowed; ask for smaller pages", null);
            }
            more = cap - size;
        }
        if (more > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(cap, Math.max(2L * bytes.length, (long) size + more)));
        }
        chunk.readBytes(bytes, size, more);
        size += more;
    }

    boolean isFull() {
        return cutAtCap && size == cap;
    }

    byte[] bytes() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
