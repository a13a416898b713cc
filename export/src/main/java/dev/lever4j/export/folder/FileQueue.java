package dev.lever4j.export.folder;

import dev.lever4j.export.RecordFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files that are to be fetched: first all are put in, then taken out, in their order. In a file that is gone when it is
 * closed, so that a million of them take no heap. Blocks; not thread-safe.
 */
final class FileQueue {
    private static final String NAME = ".wanted";

    private final FileChannel file;
    private final OutputStream in;
    private @Nullable LineReader out;
    private long size;

    private FileQueue(FileChannel file) {
        this.file = file;
        this.in = new BufferedOutputStream(Channels.newOutputStream(file), 64 * 1024);
    }

    static FileQueue create(Disk disk, Path folder) throws IOException {
        return new FileQueue(disk.scratch(folder.resolve(NAME)));
    }

    /** The file of a killed process, where it has not gone with it. */
    static boolean isOurs(String fileName) {
        return fileName.equals(NAME);
    }

    void put(RecordsFile one) throws IOException {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("resource", one.file().resource().text());
        all.put("opportunityId", one.file().parent());
        all.put("id", one.file().id());
        all.put("size", one.file().size());
        all.put("name", one.name());
        in.write(JsonValues.encode(all));
        in.write('\n');
        size++;
    }

    /** How many were put in. */
    long size() {
        return size;
    }

    /** The next one; null if there is none. */
    @Nullable
    RecordsFile take() throws IOException {
        LineReader lines = out;
        if (lines == null) {
            in.flush();
            lines = new LineReader(Channels.newInputStream(file.position(0)));
            out = lines;
        }
        return lines.next() ? parse(JsonValues.parse(lines.bytes())) : null;
    }

    private static RecordsFile parse(JsonValues all) {
        RecordFile file = new RecordFile(
                ManifestJson.resource(all.text("resource")),
                all.text("opportunityId"),
                all.text("id"),
                all.has("size") ? (Long) all.number("size") : null);
        return new RecordsFile(file, all.textOrNull("name"));
    }

    void close() throws IOException {
        file.close();
    }
}
