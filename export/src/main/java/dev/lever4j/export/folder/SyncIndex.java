package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Skipped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of each record when what syncs have brought is applied: which commit has the newest of it, or of the
 * list that it is in. Made of the log and of what is pending, in a file that is gone when it is closed, so that neither
 * a million records nor a million lists take heap. Blocks; not thread-safe.
 */
final class SyncIndex {
    /** In the place of a commit: it is there no more. */
    private static final long GONE = Long.MAX_VALUE;

    private static final long NEVER = -1;

    /** In the place of a parent: of all of them. */
    private static final String ALL = "";

    /** There is such a record among those that have come. */
    private static final long COMES = 1;

    private final Books books;
    private final ExportResource root;
    private final IdIndex index;
    private final boolean anew;
    /** The commit in which all came anew. */
    private long anewIn = NEVER;

    private SyncIndex(Books books, IdIndex index) {
        this.books = books;
        this.root = books.ledger().checkpoint().root();
        this.index = index;
        this.anew = books.ledger().sync().isAnew();
    }

    /** @param checkWanted throws if none of this is wanted any more */
    static SyncIndex of(Books books, Runnable checkWanted) throws IOException {
        SyncIndex made = new SyncIndex(books, IdIndex.create(books.disk(), books.folder()));
        try {
            made.readLog(checkWanted);
            made.readRecords(checkWanted);
            return made;
        } catch (IOException | RuntimeException e) {
            made.close();
            throw e;
        }
    }

    private void readLog(Runnable checkWanted) throws IOException {
        books.syncsSince(books.ledger().sync().begunAt(), checkWanted, (line, said, commit) -> {
            take(said, commit);
            if (said.anew()) {
                takeUnread(line, commit);
            }
        });
    }

    private void take(SyncLine line, long commit) throws IOException {
        for (Map.Entry<ExportResource, List<String>> of : line.gone().entrySet()) {
            for (String id : of.getValue()) {
                if (of.getKey() == root) {
                    index.offer(RecordId.of(id), commit, GONE);
                } else {
                    index.offer(gone(of.getKey(), id), commit, commit);
                }
            }
        }
        for (Map.Entry<String, List<String>> of : line.whole().entrySet()) {
            for (ExportResource kind : SyncLine.kinds(of.getKey())) {
                for (String parent : of.getValue()) {
                    index.offer(list(kind, parent), commit, commit);
                }
            }
        }
    }

    /** Of what is read anew. */
    private void takeUnread(LogLine line, long commit) throws IOException {
        anewIn = commit;
        for (Skipped one : line.skipped()) {
            if (one.reason() != Skipped.Reason.GONE) {
                index.offer(unread(one.resource(), one.id() == null ? ALL : one.id()), commit, commit);
            }
        }
    }

    /** The roots first: what lies under one that is gone does not come. */
    private void readRecords(Runnable checkWanted) throws IOException {
        for (boolean roots : new boolean[] {true, false}) {
            for (FolderManifest.Segment segment :
                    books.ledger().sync().pending().values()) {
                ExportResource resource = SegmentNames.resource(segment.name());
                if ((resource == root) == roots) {
                    checkWanted.run();
                    read(resource, segment);
                }
            }
        }
    }

    private void read(ExportResource resource, FolderManifest.Segment segment) throws IOException {
        long commit = SegmentNames.commit(segment.name());
        long[] ordinal = {0};
        SegmentReader.read(books.folder(), segment, line -> {
            RecordFields fields = RecordFields.of(line.buffer(), line.from(), Lines.parentField(resource));
            String id = fields.id();
            ordinal[0]++;
            if (id == null) {
                return;
            }
            if (resource == root) {
                long age = fields.updatedAt() == null ? Long.MIN_VALUE : fields.updatedAt();
                index.offer(RecordId.of(id), anew ? (Long) age : (Long) commit, anew ? ordinal[0] : commit);
            } else if (isLast(resource, commit, ordinal[0], fields)) {
                index.offer(row(resource, fields.parent(), id), commit, COMES);
            }
        });
    }

    /** Whether a record of the files stays in them. */
    boolean stays(ExportResource resource, @Nullable String id, @Nullable String parent) throws IOException {
        if (anew) {
            return resource != root && parent != null && isUnread(resource, parent);
        }
        if (resource == root) {
            return id == null || index.commitOf(RecordId.of(id)) == IdIndex.NEW;
        }
        boolean isRead = parent != null
                && (index.commitOf(RecordId.of(parent)) == GONE
                        || index.commitOf(list(resource, parent)) != IdIndex.NEW);
        return !isRead && (id == null || index.commitOf(gone(resource, id)) == IdIndex.NEW);
    }

    /** Whether its list could not be read, though the record that it lies under is there. */
    private boolean isUnread(ExportResource resource, String parent) throws IOException {
        return index.commitOf(RecordId.of(parent)) != IdIndex.NEW
                && (index.commitOf(unread(resource, parent)) == anewIn
                        || index.commitOf(unread(resource, ALL)) == anewIn);
    }

    /** Whether one that does not stay comes again, as it is now. */
    boolean comes(ExportResource resource, @Nullable String id, @Nullable String parent) throws IOException {
        if (id == null) {
            return false;
        }
        long commit = index.commitOf(resource == root ? RecordId.of(id) : row(resource, parent, id));
        return commit != IdIndex.NEW && commit != GONE;
    }

    /**
     * Whether a record that has come is the one to be kept.
     *
     * @param ordinal of its line in its segment, from 1 on
     */
    boolean isLast(ExportResource resource, long commit, long ordinal, RecordFields fields) throws IOException {
        String id = fields.id();
        if (resource == root) {
            return id == null || index.commitOf(RecordId.of(id)) == (anew ? ordinal : commit);
        }
        String parent = fields.parent();
        if (anew || parent == null) {
            return true;
        }
        return index.commitOf(RecordId.of(parent)) != GONE
                && index.commitOf(list(resource, parent)) == commit
                && (id == null || index.commitOf(gone(resource, id)) < commit);
    }

    private static RecordId list(ExportResource kind, String parent) {
        return RecordId.of("list " + kind.text() + " " + parent);
    }

    /** Lists under several records may have records of the same id. */
    private static RecordId row(ExportResource kind, @Nullable String parent, String id) {
        return RecordId.of("row " + kind.text() + " " + parent + " " + id);
    }

    private static RecordId unread(ExportResource kind, String parent) {
        return RecordId.of("unread " + kind.text() + " " + parent);
    }

    private static RecordId gone(ExportResource kind, String id) {
        return RecordId.of("gone " + kind.text() + " " + id);
    }

    void close() throws IOException {
        index.close();
    }
}
