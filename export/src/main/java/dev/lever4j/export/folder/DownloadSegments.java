package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lines that say what files there are, in segments like those of records, under the same rules: what a segment says
 * counts once a line of manifest.log lists it. Blocks; not thread-safe.
 */
final class DownloadSegments {
    private static final long SMALL = 4L << 20;

    private final Books books;
    private final int many;
    private final Runnable checkWanted;

    /** Told of each row. */
    interface EachRow {
        void take(DownloadRow row) throws IOException;
    }

    /** Whether a row is to stay. */
    interface Stays {
        boolean test(DownloadRow row) throws IOException;
    }

    /**
     * @param many small segments that become one
     * @param checkWanted throws if none of this is wanted any more
     */
    DownloadSegments(Books books, int many, Runnable checkWanted) {
        this.books = books;
        this.many = many;
        this.checkWanted = checkWanted;
    }

    /** Those that may still be right: what was not to be had at an earlier time is left out, but counted. */
    long each(EachRow each) throws IOException {
        long[] rows = {0};
        for (FolderManifest.Segment segment : segments()) {
            boolean isOutdated = books.ledger().downloads().isOutdated(segment);
            each(segment, row -> {
                rows[0]++;
                if (row.file() != null || !isOutdated) {
                    each.take(row);
                }
            });
        }
        return rows[0];
    }

    private void each(FolderManifest.Segment segment, EachRow each) throws IOException {
        checkWanted.run();
        SegmentReader.read(books.folder(), segment, line -> each.take(DownloadRow.parse(line)));
    }

    private List<FolderManifest.Segment> segments() {
        return books.ledger().downloads().segments();
    }

    /** These rows count when this returns; their files are on disk before. */
    void add(List<DownloadRow> rows) throws IOException {
        replace(List.of(), writer -> {
            for (DownloadRow row : rows) {
                writer.write(row);
            }
        });
        compact();
    }

    private void compact() throws IOException {
        List<FolderManifest.Segment> small = segments().stream()
                .filter(segment -> segment.bytes() < SMALL)
                .limit(many)
                .toList();
        if (small.size() < many) {
            return;
        }
        replace(small, writer -> {
            for (FolderManifest.Segment segment : small) {
                each(segment, writer::write);
            }
        });
    }

    /** The rows that do not stay count no more when this returns. */
    void keep(Stays stays) throws IOException {
        for (FolderManifest.Segment segment : segments()) {
            boolean[] drops = new boolean[1];
            each(segment, row -> drops[0] |= !stays.test(row));
            if (drops[0]) {
                replace(
                        List.of(segment),
                        writer -> each(segment, row -> {
                            if (stays.test(row)) {
                                writer.write(row);
                            }
                        }));
            }
        }
    }

    private interface Filling {
        void fill(Writer writer) throws IOException;
    }

    /** Counts what it writes. */
    private static final class Writer {
        private final SegmentWriter file;
        private final Map<ExportResource, Downloads.Kept> more = new EnumMap<>(ExportResource.class);
        private boolean isEmpty = true;

        Writer(SegmentWriter file) {
            this.file = file;
        }

        void write(DownloadRow row) throws IOException {
            byte[] line = row.toBytes();
            file.write(line, 0, line.length);
            file.endLine(false);
            count(row, true);
            isEmpty = false;
        }

        void count(DownloadRow row, boolean isThere) {
            Downloads.Kept one = isThere ? row.counted() : Downloads.Kept.NONE.minus(row.counted());
            more.merge(row.resource(), one, Downloads.Kept::plus);
        }
    }

    private void replace(List<FolderManifest.Segment> old, Filling filling) throws IOException {
        String name = DownloadNames.segment(books.log().next());
        SegmentWriter file = SegmentWriter.create(books.disk(), books.folder(), name);
        try {
            Writer writer = new Writer(file);
            filling.fill(writer);
            for (FolderManifest.Segment segment : old) {
                each(segment, row -> writer.count(row, false));
            }
            FolderManifest.@Nullable Segment fresh = writer.isEmpty ? null : published(file);
            writer.more.values().removeIf(Downloads.Kept.NONE::equals);
            books.downloads(DownloadNews.of(
                    fresh == null ? List.of() : List.of(fresh),
                    old.stream().map(FolderManifest.Segment::name).toList(),
                    writer.more));
            for (FolderManifest.Segment segment : old) {
                books.disk().delete(books.folder().resolve(segment.name()));
            }
        } finally {
            file.abandon();
        }
    }

    private FolderManifest.Segment published(SegmentWriter file) throws IOException {
        file.seal();
        FolderManifest.Segment segment = file.publish();
        books.disk().syncFolder(books.folder().resolve(DownloadNames.FOLDER));
        return segment;
    }
}
