package dev.lever4j.export.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.FileFormat;
import dev.lever4j.export.table.Column;
import dev.lever4j.export.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One file of CSV. */
final class CsvRecords implements FileFormat.Records {
    private static final String JSON = "json";
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final ExportResource resource;
    private final Table table;
    private final CsvWriter writer;
    private final OutputStream out;
    private final String parent;
    private final boolean disarmed;
    private final boolean json;

    private CsvRecords(ExportResource resource, CsvWriter writer, OutputStream out, boolean disarmed, boolean json) {
        this.resource = resource;
        this.table = Table.of(resource);
        this.out = out;
        this.parent = resource.parent()
                .map(of -> of == ExportResource.POSTINGS ? "posting_id" : "opportunity_id")
                .orElse("");
        this.writer = writer;
        this.disarmed = disarmed;
        this.json = json;
    }

    static CsvRecords begin(ExportResource resource, OutputStream out, boolean disarmed, boolean json)
            throws IOException {
        CsvWriter writer = CsvWriter.builder()
                // the one that tells a null from an empty text
                .quoteStrategy(QuoteStrategies.EMPTY)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out, StandardCharsets.UTF_8);
        CsvRecords file = new CsvRecords(resource, writer, out, disarmed, json);
        file.line(file.names(), JSON);
        return file;
    }

    private List<String> names() {
        return table.columns().stream().map(Column::name).toList();
    }

    @Override
    public long copy(Path old, FileFormat.Keeping which) throws IOException {
        writer.flush();
        List<String> columns = new ArrayList<>(names());
        if (json) {
            columns.add(JSON);
        }
        FileCells files = FileCells.of(resource, columns);
        return CsvCopy.copy(old, columns, parent, files, disarmed, which, out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        line(table.row(bytes, from, length), json ? new String(bytes, from, length, StandardCharsets.UTF_8) : "");
    }

    private void line(List<? extends @Nullable Object> values, String last) throws IOException {
        try {
            CsvWriter.CsvWriterRecord cells = writer.writeRecord();
            for (Object value : values) {
                cells.writeField(cell(value));
            }
            if (json) {
                cells.writeField(cell(last));
            }
            cells.endRecord();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private @Nullable String cell(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        String text = value instanceof Instant time ? TIME.format(time) : value.toString();
        return disarmed ? Formulas.disarmed(text) : text;
    }

    @Override
    public void end() throws IOException {
        writer.close();
    }
}
