package dev.lever4j.simulator.world;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Chance as bytes, made block by block, behind a mark by which a file's content is known where it got out. */
record DrawnContent(Draw draw, long length) implements Content {
    private static final int BLOCK = 1 << 16;
    private static final byte[] MARK = "lv-file-".getBytes(StandardCharsets.US_ASCII);

    @Override
    public void writeTo(OutputStream out, long limit) throws IOException {
        long end = Math.min(limit, length);
        for (long at = 0; at < end; at += BLOCK) {
            out.write(block(at), 0, (int) Math.min(BLOCK, end - at));
        }
    }

    private byte[] block(long at) {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (int i = 0; i < BLOCK; i += Long.BYTES) {
            block.putLong(draw.bits((int) ((at + i) / Long.BYTES)));
        }
        if (at == 0) {
            block.put(0, MARK);
        }
        return block.array();
    }
}
