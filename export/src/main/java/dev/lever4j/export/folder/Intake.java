package dev.lever4j.export.folder;

import dev.lever4j.export.Batch;
import dev.lever4j.export.Durable;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.Position;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes batches in and makes commits of them. Of the same record there is one in a commit at most: that is what tells
 * apart, later, what came with it from what came with an older one. Blocks; not thread-safe.
 */
final class Intake {
    private final Books books;
    private final Runnable checkWanted;
    private final int many;
    private @Nullable Merging merging;
    private @Nullable Gathering gathering;

    /**
     * @param many small segments of children that become one
     * @param checkWanted throws if none of this is wanted any more
     */
    Intake(Books books, int many, Runnable checkWanted) {
        this.many = many;
        this.books = books;
        this.checkWanted = checkWanted;
    }

    /** Takes a batch in; what had to be committed before is returned. */
    @Nullable
    Durable append(Batch batch) throws IOException {
        List<RowLine> lines = RowLine.of(batch);
        Durable before = clashes(lines) ? commit() : null;
        Gathering into = gathering;
        if (into == null) {
            into = books.gathering();
            gathering = into;
        }
        write(lines, into);
        into.took(batch);
        return before;
    }

    private boolean clashes(List<RowLine> lines) throws IOException {
        if (gathering == null) {
            return false;
        }
        for (RowLine line : lines) {
            String id = line.fields().id();
            if (line.resource() == root()
                    && id != null
                    && merging().commitOf(id) == books.log().next()) {
                return true;
            }
        }
        return false;
    }

    private void write(List<RowLine> lines, Gathering into) throws IOException {
        boolean[] beaten = RowLine.beaten(lines, root());
        boolean kept = true;
        for (int i = 0; i < beaten.length; i++) {
            RowLine line = lines.get(i);
            if (line.resource() == root()) {
                kept = !beaten[i] && offer(line.fields(), into);
            }
            // what came with a record goes with it
            if (kept) {
                into.write(line);
            }
        }
    }

    private boolean offer(RecordFields fields, Gathering into) throws IOException {
        long before = merging().offer(fields, books.log().next());
        if (before == IdIndex.NEW && fields.id() != null && !books.ledger().isLater(root(), fields.createdAt())) {
            into.tookNews();
        }
        return before != IdIndex.OLDER;
    }

    /** Bytes that the next commit makes durable. */
    long gathered() {
        return gathering == null ? 0 : gathering.bytes();
    }

    /** Makes durable what has been taken in; null if that is nothing. */
    @Nullable
    Durable commit() throws IOException {
        Gathering full = gathering;
        if (full == null || full.isEmpty()) {
            return null;
        }
        books.commit(full);
        gathering = null;
        if (books.ledger().checkpoint().isListed()) {
            new Compacting(books, many, checkWanted).run();
        }
        return full.durable();
    }

    /** The lists are done: each record is there once when this returns. */
    void settle(Position.Listed position) throws IOException {
        if (!books.ledger().checkpoint().isListed()) {
            merging().run();
            books.reach(position);
        }
        closeIndex();
    }

    /** What was taken in and not committed is gone. */
    void close() throws IOException {
        if (gathering != null) {
            gathering.abandon();
            gathering = null;
        }
        closeIndex();
    }

    private ExportResource root() {
        return books.ledger().checkpoint().root();
    }

    private Merging merging() throws IOException {
        Merging known = merging;
        if (known == null) {
            known = Merging.of(books, checkWanted);
            merging = known;
        }
        return known;
    }

    private void closeIndex() throws IOException {
        if (merging != null) {
            merging.close();
            merging = null;
        }
    }
}
