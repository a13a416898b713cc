package dev.lever4j.export.format;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.FileFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Lines of JSON with the bytes that Lever sent, compressed. Each file is whole in itself. Immutable. */
public final class CompressedNdjson implements FileFormat {
    private static final int BUFFER = 64 * 1024;
    private static final CompressedNdjson GZIP = new CompressedNdjson("ndjson.gz", new Gzip());

    private final String ending;
    private final Compression compression;

    private CompressedNdjson(String ending, Compression compression) {
        this.ending = ending;
        this.compression = compression;
    }

    /** How it is compressed. */
    interface Compression {
        /** Begins to compress; closing what it gives ends the compressed data. */
        OutputStream over(OutputStream out) throws IOException;

        /** What has been compressed. */
        InputStream under(InputStream in) throws IOException;
    }

    private static final class Gzip implements Compression {
        @Override
        public OutputStream over(OutputStream out) throws IOException {
            return new GZIPOutputStream(out, BUFFER);
        }

        @Override
        public InputStream under(InputStream in) throws IOException {
            return new GZIPInputStream(in, BUFFER);
        }
    }

    /** {@code .ndjson.gz}, which everything can read. */
    public static CompressedNdjson gzip() {
        return GZIP;
    }

    /**
     * {@code .ndjson.zst}: about as small as gzip and quicker to write, with a checksum. Needs
     * {@code com.github.luben:zstd-jni} on the class path, and loads its native library now.
     *
     * @throws IllegalStateException if that is not there or cannot be loaded; says what to do
     */
    public static CompressedNdjson zstd() {
        return new CompressedNdjson("ndjson.zst", ZstdStreams.load());
    }

    @Override
    public String ending() {
        return ending;
    }

    @Override
    public boolean canCopy() {
        return true;
    }

    @Override
    public boolean tellsFiles() {
        return true;
    }

    @Override
    public Records begin(ExportResource resource, OutputStream out) throws IOException {
        return new CompressedRecords(
                compression, new BufferedOutputStream(compression.over(new Unclosed(out)), BUFFER));
    }
}
