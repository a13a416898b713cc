package dev.lever4j.parquet;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.FileFormat;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Lines written as a file. */
final class Written {
    private Written() {}

    static Path file(Path folder, FileFormat format, ExportResource resource, List<String> lines) throws IOException {
        Path file = folder.resolve(resource.text() + ".parquet");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            to(out, format, resource, lines);
        }
        return file;
    }

    static byte[] bytes(FileFormat format, ExportResource resource, List<String> lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        to(out, format, resource, lines);
        return out.toByteArray();
    }

    static void to(OutputStream out, FileFormat format, ExportResource resource, List<String> lines)
            throws IOException {
        FileFormat.Records records = format.begin(resource, out);
        for (String line : lines) {
            // as a reader of segments has it: in the midst of a buffer that is used again
            byte[] buffer = ("}\n" + line + "\n{").getBytes(StandardCharsets.UTF_8);
            records.write(buffer, 2, buffer.length - 4);
            Arrays.fill(buffer, (byte) 'x');
        }
        records.end();
    }
}
