package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.ExportSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes files of another format of the segments, once all records are there, each once: some segments become one file,
 * which replaces them in the log and only then on the disk. What a crash leaves over is converted by the next run, and
 * the records stay in their order. Blocks; not thread-safe.
 */
final class Converting {
    /** Does not look on. */
    static final ExportSink.Making NOBODY = (rows, bytes, all) -> {};

    /** What is converted in a moment. */
    private static final long STEP = 1 << 20;

    private final Books books;
    private final FileFormat format;
    private final long chunk;
    private final Runnable checkWanted;
    private final ExportSink.Making told;
    private long all;
    private long rows;
    private long bytes;
    private long said;

    /**
     * @param chunk bytes of segments that become one file, unless a single segment has more
     * @param checkWanted throws if none of this is wanted any more
     * @param told how far it has come, now and then
     */
    Converting(Books books, FileFormat format, long chunk, Runnable checkWanted, ExportSink.Making told) {
        this.books = books;
        this.format = format;
        this.chunk = chunk;
        this.checkWanted = checkWanted;
        this.told = told;
    }

    void run() throws IOException {
        List<ExportResource> resources = List.copyOf(books.ledger().resources());
        all = resources.stream()
                .flatMap(this::lines)
                .mapToLong(FolderManifest.Segment::bytes)
                .sum();
        say();
        for (ExportResource resource : resources) {
            List<FolderManifest.Segment> next = next(resource);
            while (!next.isEmpty()) {
                convert(resource, next);
                next = next(resource);
            }
        }
    }

    private List<FolderManifest.Segment> next(ExportResource resource) {
        List<FolderManifest.Segment> some = new ArrayList<>();
        long size = 0;
        for (FolderManifest.Segment segment : lines(resource).toList()) {
            size += segment.bytes();
            if (size > chunk && !some.isEmpty()) {
                break;
            }
            some.add(segment);
        }
        return some;
    }

    /** What is to be converted. */
    private Stream<FolderManifest.Segment> lines(ExportResource resource) {
        return books.ledger().segments(resource).stream().filter(segment -> SegmentNames.isLines(segment.name()));
    }

    private void say() {
        said = bytes;
        told.made(rows, bytes, all);
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
                    rows++;
                    // with its end
                    bytes += line.length() + 1;
                    if (bytes - said >= STEP) {
                        say();
                    }
                });
                file.took(segment.rows(), segment.later());
            }
            records.end();
            books.replace(some.stream().map(FolderManifest.Segment::name).toList(), resource, file);
            say();
        } finally {
            file.abandon();
        }
    }
}
