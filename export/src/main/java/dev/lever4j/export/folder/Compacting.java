package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.io.IOException;
import java.util.List;

/**
 * Keeps the number of segments small though a commit of child lists brings a few lines only: once there are many small
 * ones of a resource, they become one: so many at a time, as a commit waits for it. Blocks; not thread-safe.
 */
final class Compacting {
    private static final long SMALL = 4L << 20;

    private final Books books;
    private final int many;
    private final Runnable checkWanted;

    /**
     * @param many small segments that become one
     * @param checkWanted throws if none of this is wanted any more
     */
    Compacting(Books books, int many, Runnable checkWanted) {
        this.books = books;
        this.many = many;
        this.checkWanted = checkWanted;
    }

    /** After a commit of the fan-out, or a sync. */
    void run() throws IOException {
        for (ExportResource resource : List.copyOf(books.ledger().resources())) {
            // the order of the parents must stay as it is, as long as anybody asks for them
            if (books.ledger().isFinished()
                    || resource != books.ledger().checkpoint().root()) {
                run(resource);
            }
        }
    }

    private void run(ExportResource resource) throws IOException {
        List<FolderManifest.Segment> small = books.ledger().segments(resource).stream()
                .filter(segment -> segment.bytes() < SMALL && SegmentNames.isLines(segment.name()))
                .limit(many)
                .toList();
        if (small.size() < many) {
            return;
        }
        Gathering fresh = books.gathering();
        try {
            for (FolderManifest.Segment segment : small) {
                checkWanted.run();
                SegmentReader.read(books.folder(), segment, line -> fresh.copy(resource, line, null));
            }
            List<String> old = small.stream().map(FolderManifest.Segment::name).toList();
            books.replace(old, fresh);
        } finally {
            fresh.abandon();
        }
    }
}
