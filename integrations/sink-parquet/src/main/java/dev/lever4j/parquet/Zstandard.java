package dev.lever4j.parquet;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** All that knows the library, which may be absent. */
final class Zstandard {
    private static final int LEVEL = 3;

    private Zstandard() {}

    static OutputStream into(OutputStream out) throws IOException {
        return new ZstdOutputStreamNoFinalizer(out, LEVEL);
    }

    static InputStream outOf(InputStream in) throws IOException {
        return new ZstdInputStreamNoFinalizer(in);
    }
}
