package dev.lever4j.parquet;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.FileFormat;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What docs/parquet.md shows. */
final class DocumentedExample {
    static final String SQL = """
            select stage, count(*), min(created_at) from FILE group by stage;
            select id, json->>'$.links[0]' from FILE where json->>'origin' = 'sourced';
            """;

    private DocumentedExample() {}

    static void convert(Path segment, Path file) throws IOException {
        // shown: convert
        FileFormat parquet = ParquetFormat.create(); // or .zstd()
        try (BufferedReader lines = Files.newBufferedReader(segment);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            FileFormat.Records records = parquet.begin(ExportResource.OPPORTUNITIES, out);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
                records.write(bytes, 0, bytes.length);
            }
            records.end(); // without it the file cannot be read
        }
        // to here
    }
}
