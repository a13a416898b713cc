package dev.lever4j.parquet;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.FileFormat;
import dev.lever4j.export.table.Column;
import dev.lever4j.export.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** A file that is being written. */
final class ParquetRecords implements FileFormat.Records {
    // text, since what is said to be JSON is checked by readers: for half a character DuckDB refuses the whole file
    private static final Column JSON = new Column("json", Column.Type.TEXT);

    private final Table table;
    private final Compression compression;
    private final StreamFile file;
    private final ParquetWriter<@Nullable Object[]> writer;
    private boolean over;

    ParquetRecords(ExportResource resource, OutputStream out, Compression compression) throws IOException {
        table = Table.of(resource);
        this.compression = compression;
        file = new StreamFile(out);
        writer = RowWriter.create(file, schema(resource.text(), table), JSON.name(), compression);
    }

    private static MessageType schema(String name, Table table) {
        List<Type> fields = new ArrayList<>();
        table.columns().forEach(column -> fields.add(Cells.type(column)));
        fields.add(Cells.type(JSON));
        return new MessageType(name, fields);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        attempt(() -> writer.write(row(bytes, from, length)));
        over = false;
    }

    @Override
    public long copy(Path old, FileFormat.Keeping which) throws IOException {
        long[] kept = {0};
        JsonColumn.read(old, JSON.name(), compression, record -> {
            if (which.keeps(record, 0, record.length)) {
                write(record, 0, record.length);
                kept[0]++;
            }
        });
        return kept[0];
    }

    @Override
    public void end() throws IOException {
        attempt(writer::close);
    }

    /** Over unless it has gone well: Parquet closes quietly after an error, and leaves a file without its end. */
    private void attempt(Step step) throws IOException {
        if (over) {
            throw new IOException("this Parquet file was ended, or could not be written: nothing can be added to it;"
                    + " after an error discard it and write it anew");
        }
        over = true;
        try {
            step.run();
        } catch (IOException | RuntimeException e) {
            IOException cause = file.failure();
            if (cause != null) {
                throw cause;
            }
            throw unquoted(e);
        }
    }

    /** Without the words of whoever could not read or write a record: they may quote it. */
    private static IllegalStateException unquoted(Exception e) {
        IllegalStateException unquoted = new IllegalStateException("Parquet cannot be made of a record ("
                + e.getClass().getSimpleName() + "): discard this file, and see whether the record is one JSON object");
        unquoted.setStackTrace(e.getStackTrace());
        return unquoted;
    }

    private interface Step {
        void run() throws IOException;
    }

    private @Nullable Object[] row(byte[] bytes, int from, int length) {
        List<@Nullable Object> values = table.row(bytes, from, length);
        @Nullable Object[] row = new @Nullable Object[values.size() + 1];
        for (int i = 0; i < values.size(); i++) {
            row[i] = Cells.stored(table.columns().get(i), values.get(i));
        }
        // through text, which changes what is not UTF-8 alone: for that too readers refuse a file
        row[values.size()] = Cells.utf8(new String(bytes, from, length, StandardCharsets.UTF_8));
        return row;
    }
}
