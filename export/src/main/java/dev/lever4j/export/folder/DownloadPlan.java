package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What there is to do about files: those of records that are there, against those that are kept. What neither lists is
 * deleted, what belongs to no record any more too, and what is left of the records is to be fetched. Knows ids by an
 * index in a file, so that a million files take no heap. Blocks; not thread-safe.
 */
final class DownloadPlan {
    private static final long SEEN = 1;
    private static final long WANTED = 2;
    private static final long GONE = 3;
    /** And more: of a file's id its bytes, of its path a hash of its name as it was. */
    private static final long KEPT = 4;
    /** Of an id: there is no file, as is known. */
    private static final long WITHOUT = Long.MAX_VALUE;

    private final Books books;
    private final IdIndex index;
    private final FileQueue queue;
    private long seen;

    private DownloadPlan(Books books, IdIndex index, FileQueue queue) {
        this.books = books;
        this.index = index;
        this.queue = queue;
    }

    /**
     * Puts in order what is there.
     *
     * @param records the files that they are in
     * @param resources whose records have the files
     */
    static DownloadPlan of(
            Books books, DownloadSegments segments, KeptFiles records, Collection<ExportResource> resources)
            throws IOException {
        DownloadPlan plan = create(books);
        try {
            DownloadSweep sweep = new DownloadSweep(books.folder(), books.ledger(), books.disk());
            long rows = segments.each(plan::kept);
            plan.read(records, resources);
            if (plan.seen < rows) {
                segments.keep(plan::belongs);
            }
            sweep.leftovers(path -> plan.index.commitOf(RecordId.of(path)) >= KEPT);
            return plan;
        } catch (IOException | RuntimeException e) {
            plan.close();
            throw e;
        }
    }

    private static DownloadPlan create(Books books) throws IOException {
        IdIndex index = IdIndex.create(books.disk(), books.folder());
        try {
            return new DownloadPlan(books, index, FileQueue.create(books.disk(), books.folder()));
        } catch (IOException | RuntimeException e) {
            index.close();
            throw e;
        }
    }

    private void kept(DownloadRow row) throws IOException {
        String path = row.file();
        if (path == null) {
            index.offer(row.key(), null, WITHOUT);
        } else {
            index.offer(row.key(), null, KEPT + row.bytes());
            index.offer(RecordId.of(path), null, hash(row.name()));
        }
    }

    private static long hash(@Nullable String name) {
        return name == null ? KEPT : Math.max(KEPT, RecordId.of(name).hash() & Long.MAX_VALUE);
    }

    private void read(KeptFiles records, Collection<ExportResource> resources) throws IOException {
        for (ExportResource resource : resources) {
            for (FolderManifest.Segment segment : books.ledger().segments(resource)) {
                records.readFiles(segment, this::read);
            }
        }
    }

    private void read(RecordsFile file) throws IOException {
        RecordId key = file.key();
        long state = index.commitOf(key);
        if (state >= KEPT && isOf(file, state)) {
            index.offer(key, null, SEEN);
            seen++;
        } else if (state == IdIndex.NEW || state >= KEPT) {
            index.offer(key, null, WANTED);
            queue.put(file);
        }
    }

    /** Whether the record still says what it said when its file was fetched: another name or size is another file. */
    private boolean isOf(RecordsFile file, long state) throws IOException {
        if (state == WITHOUT) {
            return true;
        }
        Long size = file.file().size();
        return (size == null || size == state - KEPT) && index.commitOf(RecordId.of(file.path())) == hash(file.name());
    }

    private boolean belongs(DownloadRow row) throws IOException {
        boolean belongs = index.commitOf(row.key()) == SEEN;
        if (!belongs && row.file() != null) {
            index.offer(RecordId.of(row.file()), null, GONE);
        }
        return belongs;
    }

    /** How many files are to be fetched. */
    long wanted() {
        return queue.size();
    }

    /** The next one to be fetched; null if there is none. */
    @Nullable
    RecordsFile next() throws IOException {
        return queue.take();
    }

    void close() throws IOException {
        try {
            queue.close();
        } finally {
            index.close();
        }
    }
}
