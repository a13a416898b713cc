package dev.lever4j.export.folder;

import dev.lever4j.export.Batch;
import dev.lever4j.export.Durable;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Position;
import dev.lever4j.export.Skipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes durable with the next line of manifest.log. Rows go to files at once, under names that nobody reads, so
 * that little memory is taken however much is gathered. Blocks; not thread-safe.
 */
final class Gathering {
    private final Disk disk;
    private final Path folder;
    private final long commit;
    private final Ledger ledger;
    private final String ending;
    private final Map<ExportResource, SegmentWriter> writers = new EnumMap<>(ExportResource.class);
    private final Entries entries = new Entries();
    private final List<Position> positions = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private boolean madeFolders;
    private long rows;
    private long news;

    /**
     * @param commit the number of that line
     * @param ledger of the lines before it
     * @param ending of the segments' names
     */
    Gathering(Disk disk, Path folder, long commit, Ledger ledger, String ending) {
        this.ending = ending;
        this.disk = disk;
        this.folder = folder;
        this.commit = commit;
        this.ledger = ledger;
    }

    /** A batch is in it whole, once its rows are written. */
    void took(Batch batch) {
        rows += batch.rows().size();
        entries.took(batch);
        positions.add(batch.position());
        skipped.addAll(batch.skipped());
    }

    void passedOver(List<Skipped> more) {
        skipped.addAll(more);
    }

    void tookNews() {
        news++;
    }

    void write(RowLine line) throws IOException {
        SegmentWriter writer = writer(line.resource());
        String parent = line.parent();
        if (parent == null || line.fields().hasParent()) {
            writer.write(line.json());
        } else {
            boolean isEmpty = line.fields().isEmpty();
            byte[] opening = Lines.opening(Lines.parentField(line.resource()), parent, isEmpty);
            writer.write(opening, 0, opening.length);
            writer.writeFields(line.json());
        }
        writer.endLine(ledger.isLater(line.resource(), line.fields().createdAt()));
    }

    /** A line as it is. */
    void copy(ExportResource resource, LineReader line, @Nullable Long createdAt) throws IOException {
        SegmentWriter writer = writer(resource);
        writer.write(line.buffer(), line.from(), line.length());
        writer.endLine(ledger.isLater(resource, createdAt));
    }

    private SegmentWriter writer(ExportResource resource) throws IOException {
        SegmentWriter known = writers.get(resource);
        if (known != null) {
            return known;
        }
        Path place = folder.resolve(resource.text());
        if (!Files.isDirectory(place)) {
            disk.createFolder(place);
            madeFolders = true;
        }
        SegmentWriter fresh = SegmentWriter.create(disk, folder, SegmentNames.of(resource, commit, ending));
        writers.put(resource, fresh);
        return fresh;
    }

    boolean isEmpty() {
        return positions.isEmpty();
    }

    long bytes() {
        return writers.values().stream().mapToLong(SegmentWriter::bytes).sum();
    }

    List<String> entries() {
        return entries.texts();
    }

    List<Position> positions() {
        return positions;
    }

    List<Skipped> skipped() {
        return skipped;
    }

    Durable durable() {
        return new Durable(positions, rows, news);
    }

    /** When this returns the segments are on disk under their names, and nothing says yet that they count. */
    List<FolderManifest.Segment> publish() throws IOException {
        for (SegmentWriter writer : writers.values()) {
            writer.seal();
        }
        List<FolderManifest.Segment> segments = new ArrayList<>();
        for (SegmentWriter writer : writers.values()) {
            segments.add(writer.publish());
        }
        for (ExportResource resource : writers.keySet()) {
            disk.syncFolder(folder.resolve(resource.text()));
        }
        if (madeFolders) {
            disk.syncFolder(folder);
        }
        return segments;
    }

    void abandon() {
        writers.values().forEach(SegmentWriter::abandon);
    }
}
