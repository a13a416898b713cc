package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps each record of the list once. Knows, by the index, which commit has the record of an id that is to be kept, and
 * in which commits there are others; those are rewritten without them at the end, one commit after the other, so that
 * little memory is taken and a crash costs one of them. Blocks; not thread-safe.
 */
final class Merging {
    private final Books books;
    private final ExportResource root;
    private final IdIndex index;
    private final Runnable checkWanted;
    private final Set<Long> crossed = new TreeSet<>();

    private Merging(Books books, IdIndex index, Runnable checkWanted) {
        this.books = books;
        this.root = books.ledger().checkpoint().root();
        this.index = index;
        this.checkWanted = checkWanted;
    }

    /**
     * Reads all segments of the list that are there.
     *
     * @param checkWanted throws if none of this is wanted any more
     */
    static Merging of(Books books, Runnable checkWanted) throws IOException {
        Merging merging = new Merging(books, IdIndex.create(books.disk(), books.folder()), checkWanted);
        try {
            for (FolderManifest.Segment segment : books.ledger().segments(merging.root)) {
                checkWanted.run();
                long commit = SegmentNames.commit(segment.name());
                SegmentReader.read(books.folder(), segment, line -> {
                    if (merging.offer(fields(line, ""), commit) == IdIndex.OLDER) {
                        merging.crossed.add(commit);
                    }
                });
            }
            return merging;
        } catch (IOException | RuntimeException e) {
            merging.close();
            throw e;
        }
    }

    /** The commit that has the record of this id that is to be kept; {@link IdIndex#NEW} if none is known. */
    long commitOf(String id) throws IOException {
        return index.commitOf(RecordId.of(id));
    }

    /** See {@link IdIndex#offer}. A record without an id is always new. */
    long offer(RecordFields fields, long commit) throws IOException {
        String id = fields.id();
        if (id == null) {
            return IdIndex.NEW;
        }
        long before = index.offer(RecordId.of(id), fields.updatedAt(), commit);
        if (before > IdIndex.NEW) {
            crossed.add(before);
        }
        return before;
    }

    /** Drops what has been superseded, and what came with it. */
    void run() throws IOException {
        for (long commit : crossed) {
            checkWanted.run();
            FolderManifest.@Nullable Segment segment = books.ledger().segment(root, SegmentNames.of(root, commit));
            if (segment != null) {
                rewrite(commit, segment);
            }
        }
        crossed.clear();
    }

    private void rewrite(long commit, FolderManifest.Segment segment) throws IOException {
        Gathering fresh = books.gathering();
        try {
            Set<String> dropped = new HashSet<>();
            SegmentReader.read(books.folder(), segment, line -> {
                RecordFields fields = fields(line, "");
                String id = fields.id();
                if (id == null || commitOf(id) == commit) {
                    fresh.copy(root, line, fields.createdAt());
                } else {
                    dropped.add(id);
                }
            });
            if (dropped.isEmpty()) {
                return;
            }
            List<String> old = new ArrayList<>(List.of(segment.name()));
            for (ExportResource child : root.children()) {
                rewriteChild(child, commit, dropped, fresh, old);
            }
            books.replace(old, fresh);
        } finally {
            fresh.abandon();
        }
    }

    private void rewriteChild(ExportResource child, long commit, Set<String> dropped, Gathering fresh, List<String> old)
            throws IOException {
        FolderManifest.@Nullable Segment segment = books.ledger().segment(child, SegmentNames.of(child, commit));
        if (segment == null || !child.isExpanded()) {
            return;
        }
        old.add(segment.name());
        String parentField = Lines.parentField(child);
        SegmentReader.read(books.folder(), segment, line -> {
            String parent = fields(line, parentField).parent();
            if (parent == null || !dropped.contains(parent)) {
                fresh.copy(child, line, null);
            }
        });
    }

    private static RecordFields fields(LineReader line, String parentField) {
        return RecordFields.of(line.buffer(), line.from(), parentField);
    }

    void close() throws IOException {
        index.close();
    }
}
