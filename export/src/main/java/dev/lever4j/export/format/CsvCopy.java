package dev.lever4j.export.format;

import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.folder.FileFormat;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes records of a file of ours over byte for byte: what a reader of CSV would make of a cell, and a writer again of
 * that, might be another one.
 */
final class CsvCopy {
    private static final int BUFFER = 64 * 1024;
    private static final String ID = "id";

    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
    private final List<@Nullable String> cells = new ArrayList<>();
    private final boolean disarmed;

    private CsvCopy(InputStream in, boolean disarmed) {
        this.in = in;
        this.disarmed = disarmed;
    }

    /**
     * @param columns that the file must have
     * @param parent the column of what a record lies under; empty if there is none
     * @param files what tells of records' files; null if they have none
     * @return how many were kept
     */
    static long copy(
            Path old,
            List<String> columns,
            String parent,
            @Nullable FileCells files,
            boolean disarmed,
            FileFormat.Keeping which,
            OutputStream out)
            throws IOException {
        int idAt = columns.indexOf(ID);
        int parentAt = columns.indexOf(parent);
        long kept = 0;
        // a plain stream: those of channels are closed by an interrupt
        try (InputStream file = new BufferedInputStream(new FileInputStream(old.toFile()), BUFFER)) {
            CsvCopy copy = new CsvCopy(file, disarmed);
            if (!copy.next() || !copy.cells.equals(columns)) {
                throw new ExportFileException(
                        old,
                        old + " has other columns than this version writes, so that it cannot be brought up to date;"
                                + " nothing was changed: export anew in another folder",
                        null);
            }
            while (copy.next()) {
                boolean keeps = files == null
                        ? which.keeps(copy.text(idAt), copy.text(parentAt))
                        : keeps(files.json(copy::text), which);
                if (keeps) {
                    copy.line.writeTo(out);
                    kept++;
                }
            }
        }
        return kept;
    }

    private static boolean keeps(byte[] record, FileFormat.Keeping which) throws IOException {
        return which.keeps(record, 0, record.length);
    }

    private @Nullable String text(int column) {
        String value = column < 0 || column >= cells.size() ? null : cells.get(column);
        return value != null && disarmed ? Formulas.restored(value) : value;
    }

    /** Reads the next record; false at the end. */
    private boolean next() throws IOException {
        line.reset();
        cell.reset();
        cells.clear();
        boolean quoted = false;
        boolean inQuotes = false;
        int one = read();
        if (one < 0) {
            return false;
        }
        while (one >= 0) {
            if (inQuotes) {
                if (one != '"') {
                    cell.write(one);
                    one = read();
                    continue;
                }
                one = read();
                inQuotes = one == '"';
                if (inQuotes) {
                    cell.write('"');
                    one = read();
                }
            } else if (one == '"') {
                inQuotes = true;
                quoted = true;
                one = read();
            } else if (one == ',' || one == '\n') {
                end(quoted);
                if (one == '\n') {
                    return true;
                }
                quoted = false;
                one = read();
            } else {
                if (one != '\r') {
                    cell.write(one);
                }
                one = read();
            }
        }
        throw new IOException("a record has no end");
    }

    private void end(boolean quoted) {
        boolean isNull = !quoted && cell.size() == 0;
        cells.add(isNull ? null : cell.toString(StandardCharsets.UTF_8));
        cell.reset();
    }

    private int read() throws IOException {
        int one = in.read();
        if (one >= 0) {
            line.write(one);
        }
        return one;
    }
}
