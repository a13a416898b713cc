package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.io.IOException;
import java.util.List;

/**
 * Keeps the number of segments small though a commit of child lists brings a few lines only: once there are many small
 * ones of a resource, they become one. Blocks; not thread-safe.
 */
final class Compacting {
    private static final int MANY = 128;
    private static final long SMALL = 4L << 20;

    private final Books books;

    Compacting(Books books) {
        this.books = books;
    }

    /** After a commit of the fan-out. */
    void run() throws IOException {
        for (ExportResource resource : List.copyOf(books.ledger().resources())) {
            // the order of the parents must stay as it is
            if (resource != books.ledger().checkpoint().root()) {
                run(resource);
            }
        }
    }

    private void run(ExportResource resource) throws IOException {
        List<FolderManifest.Segment> small = books.ledger().segments(resource).stream()
                .filter(segment -> segment.bytes() < SMALL)
                .toList();
        if (small.size() < MANY) {
            return;
        }
        Gathering fresh = books.gathering();
        try {
            for (FolderManifest.Segment segment : small) {
                SegmentReader.read(books.folder(), segment, line -> fresh.copy(resource, line));
            }
            List<String> old = small.stream().map(FolderManifest.Segment::name).toList();
            books.replace(old, fresh);
        } finally {
            fresh.abandon();
        }
    }
}
