package dev.lever4j.parquet;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.jspecify.annotations.Nullable;

/** A stream as the file that Parquet writes to, once. It is neither flushed nor closed. */
final class StreamFile extends PositionOutputStream implements OutputFile {
    private final OutputStream out;
    private long written;
    private @Nullable IOException failure;

    StreamFile(OutputStream out) {
        this.out = out;
    }

    /** Why the stream could not be written to: what Parquet makes of it quotes values. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public long getPos() {
        return written;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        written += length;
    }

    @Override
    public PositionOutputStream create(long blockSizeHint) {
        return this;
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSizeHint) {
        return this;
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }
}
