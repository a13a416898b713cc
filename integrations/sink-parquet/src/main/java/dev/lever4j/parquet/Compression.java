package dev.lever4j.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** How pages are compressed. */
enum Compression {
    GZIP(CompressionCodecName.GZIP) {
        @Override
        OutputStream into(OutputStream out) throws IOException {
            return new GZIPOutputStream(out);
        }

        @Override
        InputStream outOf(InputStream in) throws IOException {
            return new GZIPInputStream(in);
        }
    },
    ZSTD(CompressionCodecName.ZSTD) {
        @Override
        OutputStream into(OutputStream out) throws IOException {
            return Zstandard.into(out);
        }

        @Override
        InputStream outOf(InputStream in) throws IOException {
            return Zstandard.outOf(in);
        }
    };

    private final CompressionCodecName codec;

    Compression(CompressionCodecName codec) {
        this.codec = codec;
    }

    CompressionCodecName codec() {
        return codec;
    }

    abstract OutputStream into(OutputStream out) throws IOException;

    abstract InputStream outOf(InputStream in) throws IOException;

    /** Itself, if what it takes is there. */
    Compression checked() {
        try {
            into(OutputStream.nullOutputStream()).close();
            return this;
        } catch (LinkageError | IOException e) {
            throw new IllegalStateException(
                    "Zstandard needs com.github.luben:zstd-jni on the class path, and a java.io.tmpdir from which its"
                            + " native library may be loaded (" + e.getClass().getSimpleName()
                            + "): see to it, or write Parquet with GZIP",
                    e);
        }
    }

    byte[] decompress(byte[] page, int size) throws IOException {
        try (InputStream plain = outOf(new ByteArrayInputStream(page))) {
            byte[] bytes = plain.readNBytes(size);
            if (bytes.length < size) {
                throw new EOFException("a page of a Parquet file is shorter than it says");
            }
            return bytes;
        }
    }

    BytesInput compress(BytesInput page) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = into(compressed)) {
            page.writeAllTo(out);
        }
        return BytesInput.from(compressed.toByteArray());
    }
}
