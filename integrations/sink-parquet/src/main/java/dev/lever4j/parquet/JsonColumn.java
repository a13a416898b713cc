package dev.lever4j.parquet;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * Reads the records themselves out of a file of ours, a page at a time: the one column of it that is needed, which is
 * always written in the plainest way. Parquet's own reader cannot be had without Hadoop.
 */
final class JsonColumn {
    /** The length of the footer and the magic word, which end a file. */
    private static final int TAIL = 8;

    private static final int BUFFER = 64 * 1024;

    private JsonColumn() {}

    /** Told of each record. */
    interface EachRecord {
        void take(byte[] record) throws IOException;
    }

    /** @throws IllegalStateException if the file is none of ours */
    static void read(Path file, String column, Compression compression, EachRecord each) throws IOException {
        for (RowGroup group : footer(file).getRow_groups()) {
            ColumnMetaData chunk = group.getColumns().stream()
                    .map(one -> one.getMeta_data())
                    .filter(one -> one.getPath_in_schema().equals(List.of(column)))
                    .findFirst()
                    .orElseThrow(() -> foreign("it has no column " + column));
            read(file, chunk, compression, each);
        }
    }

    private static FileMetaData footer(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[TAIL];
            in.seek(in.length() - TAIL);
            in.readFully(tail);
            int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
            byte[] footer = new byte[length];
            in.seek(in.length() - TAIL - length);
            in.readFully(footer);
            return Util.readFileMetaData(new ByteArrayInputStream(footer));
        }
    }

    private static void read(Path file, ColumnMetaData chunk, Compression compression, EachRecord each)
            throws IOException {
        // a plain stream: those of channels are closed by an interrupt
        try (InputStream in = new BufferedInputStream(new FileInputStream(file.toFile()), BUFFER)) {
            in.skipNBytes(chunk.getData_page_offset());
            for (long left = chunk.getNum_values(); left > 0; ) {
                PageHeader page = Util.readPageHeader(in);
                if (page.getType() != PageType.DATA_PAGE
                        || page.getData_page_header().getEncoding() != Encoding.PLAIN) {
                    throw foreign("a page is of another kind");
                }
                byte[] bytes = in.readNBytes(page.getCompressed_page_size());
                int values = page.getData_page_header().getNum_values();
                read(compression.decompress(bytes, page.getUncompressed_page_size()), values, each);
                left -= values;
            }
        }
    }

    /** Which values there are, and then those: each is there. */
    private static void read(byte[] page, int values, EachRecord each) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
        in.position(Integer.BYTES + in.getInt());
        for (int i = 0; i < values; i++) {
            byte[] record = new byte[in.getInt()];
            in.get(record);
            each.take(record);
        }
        if (in.hasRemaining()) {
            throw new EOFException("a page of a Parquet file is longer than it says");
        }
    }

    private static IllegalStateException foreign(String why) {
        return new IllegalStateException("this Parquet file was not written by an export: " + why);
    }
}
