package dev.lever4j.parquet;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.FileFormat;
import dev.lever4j.export.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;

/**
 * Files of an export as Parquet: the columns of the resource's {@link Table}, any of which may be null, and at the end
 * {@code json}, the record itself, byte for byte.
 *
 * <p>Text is {@code STRING}, a JSON text {@code JSON}, an integer {@code INT64}, a time {@code TIMESTAMP} in
 * milliseconds of UTC, a decimal {@code DECIMAL(38, 9)}. A time outside of the years 1 to 9999 and a decimal that has
 * more digits than that are null in their column, one half of a surrogate pair is a question mark; in {@code json},
 * which is text, they are as they came.
 *
 * <p>A row group has 16 MiB, so memory is bounded however large a file becomes. The same records give the same bytes
 * with the same versions of Java, Parquet and zstd-jni. No class of Hadoop is needed. Everything blocks. Immutable.
 */
public final class ParquetFormat implements FileFormat {
    private final Compression compression;

    private ParquetFormat(Compression compression) {
        this.compression = compression;
    }

    /** Compressed with GZIP, for which Java has all that it takes. */
    public static ParquetFormat create() {
        return new ParquetFormat(Compression.GZIP);
    }

    /**
     * Compressed with Zstandard instead, and so smaller.
     *
     * @throws IllegalStateException if {@code com.github.luben:zstd-jni} is not on the class path, or its native
     *     library cannot be loaded
     */
    public ParquetFormat zstd() {
        return new ParquetFormat(Compression.ZSTD.checked());
    }

    @Override
    public String ending() {
        return "parquet";
    }

    /** {@code compression}: {@code gzip} or {@code zstd}. */
    @Override
    public Map<String, Object> options() {
        return Map.of("compression", compression.name().toLowerCase(Locale.ROOT));
    }

    /** From the column {@code json}: the columns beside it are those of this version, whichever wrote the file. */
    @Override
    public boolean canCopy() {
        return true;
    }

    @Override
    public boolean tellsFiles() {
        return true;
    }

    /**
     * Begins a file. After an error nothing can be written to it any more, and {@link Records#end} fails too: discard
     * it. One that was not ended cannot be read.
     *
     * @param out never flushed or closed here
     */
    @Override
    public Records begin(ExportResource resource, OutputStream out) throws IOException {
        return new ParquetRecords(resource, out, compression);
    }
}
