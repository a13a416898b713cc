package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes files of another format of the segments, once all records are there, each once: some segments become one file,
 * which replaces them in the log and only then on the disk. What a crash leaves over is converted by the next run, and
 * the records stay in their order. Blocks; not thread-safe.
 */
final class Converting {
    private final Books books;
    private final FileFormat format;
    private final long chunk;
    private final Runnable checkWanted;

    /**
     * @param chunk bytes of segments that become one file, unless a single segment has more
     * @param checkWanted throws if none of this is wanted any more
     */
    Converting(Books books, FileFormat format, long chunk, Runnable checkWanted) {
        this.books = books;
        this.format = format;
        this.chunk = chunk;
        this.checkWanted = checkWanted;
    }

    void run() throws IOException {
        for (ExportResource resource : List.copyOf(books.ledger().resources())) {
            List<FolderManifest.Segment> next = next(resource);
            while (!next.isEmpty()) {
                convert(resource, next);
                next = next(resource);
            }
        }
    }

    private List<FolderManifest.Segment> next(ExportResource resource) {
        List<FolderManifest.Segment> some = new ArrayList<>();
        long bytes = 0;
        for (FolderManifest.Segment segment : books.ledger().segments(resource)) {
            if (!SegmentNames.isLines(segment.name())) {
                continue;
            }
            bytes += segment.bytes();
            if (bytes > chunk && !some.isEmpty()) {
                break;
            }
            some.add(segment);
        }
        return some;
    }

    private void convert(ExportResource resource, List<FolderManifest.Segment> some) throws IOException {
        String name = SegmentNames.of(resource, books.log().next(), format.ending());
        SegmentWriter file = SegmentWriter.create(books.disk(), books.folder(), name);
        try {
            FileFormat.Records records = format.begin(resource, file.stream());
            for (FolderManifest.Segment segment : some) {
                SegmentReader.read(books.folder(), segment, line -> {
                    checkWanted.run();
                    records.write(line.buffer(), line.from(), line.length());
                });
                file.took(segment.rows(), segment.later());
            }
            records.end();
            books.replace(some.stream().map(FolderManifest.Segment::name).toList(), resource, file);
        } finally {
            file.abandon();
        }
    }
}
