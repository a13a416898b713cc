package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Row;
import dev.lever4j.json.RawJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What the export into a folder makes of a page: lines, of each of which it has read what it must know. */
public final class ExportedLines {
    private ExportedLines() {}

    public static void write(List<RawJson> records, OutputStream out) {
        List<Row> rows = records.stream()
                .map(record -> new Row(ExportResource.OPPORTUNITIES, null, record))
                .toList();
        try {
            for (RowLine line : RowLine.of(rows)) {
                if (line.fields().id() == null || line.fields().createdAt() == null) {
                    throw new IllegalStateException("a record without what every record has");
                }
                line.json().writeTo(out);
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
