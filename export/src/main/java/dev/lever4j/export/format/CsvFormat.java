package dev.lever4j.export.format;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.FileFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * {@code .csv}: RFC 4180 in UTF-8 without a byte order mark, lines end in CR LF. Each file begins with the names of the
 * columns, which are those of {@link dev.lever4j.export.table.Table}, always all of them. Null is an empty cell, an
 * empty text is {@code ""}. Times are ISO 8601 in UTC to the millisecond, numbers have all their digits. Half of a
 * surrogate pair, which UTF-8 has no bytes for, becomes a question mark. Immutable.
 *
 * <p><b>Cells that a spreadsheet would run</b> are disarmed: what people type into an application form ends in these
 * cells, and a spreadsheet takes a text that begins with {@code = + - @}, a tabulator, a line break or NUL for a
 * formula. Such a text gets a {@code '} in front, also where the sign comes behind blanks, quotes, control or invisible
 * characters, or in its full-width form. So does what follows a {@code ;}, a tabulator or a line break within a text
 * and begins with one of the four: a spreadsheet that is set to another separator begins a cell there. Dropping each
 * {@code '} that stands at such a place before such a sign gives back what was there. Numbers stay as they are.
 */
public final class CsvFormat implements FileFormat {
    private final boolean disarmed;
    private final boolean json;

    private CsvFormat(boolean disarmed, boolean json) {
        this.disarmed = disarmed;
        this.json = json;
    }

    /** The columns alone, with cells disarmed. */
    public static CsvFormat csv() {
        return new CsvFormat(true, false);
    }

    /** For machines, which read what is there and run nothing: all texts as Lever sent them. */
    public CsvFormat cellsAsTheyAre() {
        return new CsvFormat(false, json);
    }

    /** With the record itself in a last column, {@code json}: nothing that Lever sent is missing then. */
    public CsvFormat withJson() {
        return new CsvFormat(disarmed, true);
    }

    @Override
    public String ending() {
        return "csv";
    }

    /** {@code disarmed}: whether cells were disarmed; {@code json}: whether there is that column. */
    @Override
    public Map<String, Object> options() {
        return Map.of("disarmed", disarmed, "json", json);
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
        return CsvRecords.begin(resource, new Unclosed(out), disarmed, json);
    }
}
