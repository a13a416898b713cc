package dev.lever4j.export.format;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.lever4j.export.format.CompressedNdjson.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The one place that knows the library, which may be absent. */
final class ZstdStreams {
    private ZstdStreams() {}

    /** @throws IllegalStateException if it cannot be used */
    static Compression load() {
        try {
            return new AtLevel(Zstd.defaultCompressionLevel());
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "zstd cannot be used here (" + e.getClass().getSimpleName()
                            + "): add com.github.luben:zstd-jni to the class path and see that java.io.tmpdir may hold"
                            + " native libraries, or take gzip",
                    e);
        }
    }

    /** A class of its own, so that this one can be loaded without the library. */
    private record AtLevel(int level) implements Compression {
        @Override
        public OutputStream over(OutputStream out) throws IOException {
            return new ZstdOutputStream(out, level).setChecksum(true);
        }

        @Override
        public InputStream under(InputStream in) throws IOException {
            return new ZstdInputStream(in);
        }
    }
}
