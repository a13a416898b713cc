package dev.lever4j.export.folder;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What a reader of a folder finds in it. */
final class Contents {
    private static final String CSV = ".csv";

    private Contents() {}

    /** The lines of all segments by resource, sorted, whatever the manifest says; of those in gzip and in CSV too. */
    static Map<String, List<String>> of(Path folder) {
        Map<String, List<String>> lines = new TreeMap<>();
        for (String name : files(folder)) {
            if ((name.contains(".ndjson") || name.endsWith(CSV)) && !name.endsWith(".part")) {
                lines.computeIfAbsent(name.substring(0, name.indexOf('/')), key -> new ArrayList<>())
                        .addAll(lines(folder.resolve(name)));
            }
        }
        lines.values().forEach(each -> each.sort(null));
        return lines;
    }

    /** Names of all files. */
    static List<String> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path file) {
        return file.toString().endsWith(CSV) ? records(file) : plainLines(file);
    }

    /** The last column, where the records themselves are. */
    private static List<String> records(Path csv) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return rows.stream().map(row -> row.getField("json")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> plainLines(Path file) {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
