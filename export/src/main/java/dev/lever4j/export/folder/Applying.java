package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.SyncReport.Changes;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes what syncs have brought part of the files. First it is counted what that comes to, and said in the log; from
 * then on the files are made anew, one after the other, and what a crash leaves over is done by the next run: of files
 * older than that line whatever does not stay goes, and those that are younger are right. Blocks; not thread-safe.
 */
final class Applying {
    private final Books books;
    private final KeptFiles files;
    private final Pending pending;
    private final @Nullable FileFormat format;
    private final Sizes sizes;
    private final Runnable checkWanted;

    /**
     * @param format null for lines of JSON
     * @param checkWanted throws if none of this is wanted any more
     */
    Applying(Books books, @Nullable FileFormat format, Sizes sizes, Runnable checkWanted) {
        this.books = books;
        this.files = new KeptFiles(books, format, checkWanted);
        this.pending = new Pending(books, checkWanted);
        this.format = format;
        this.sizes = sizes;
        this.checkWanted = checkWanted;
    }

    /**
     * Says what it comes to, and does it.
     *
     * @param until up to when the files are right then
     * @param full whether all was read again
     */
    void begin(Instant until, boolean full) throws IOException {
        // so that all that was done is counted
        books.say(SyncLine.nothing());
        if (!books.ledger().sync().isTouched()) {
            books.say(SyncLine.applying(sync(until, full, Map.of())));
            books.say(SyncLine.end());
            return;
        }
        SyncIndex index = SyncIndex.of(books, checkWanted);
        try {
            books.say(SyncLine.applying(sync(until, full, new SyncCount(books, files, pending, index).count())));
            run(index);
        } finally {
            index.close();
        }
    }

    /** Goes on with what was begun. */
    void resume() throws IOException {
        SyncIndex index = SyncIndex.of(books, checkWanted);
        try {
            run(index);
        } finally {
            index.close();
        }
    }

    private FolderSync sync(Instant until, boolean full, Map<ExportResource, Changes> changes) {
        SyncState state = books.ledger().sync();
        Instant from = state.done().isEmpty()
                ? books.ledger().checkpoint().startedAt()
                : state.done().get(state.done().size() - 1).until();
        return new FolderSync(state.next(), from, until, books.time().now(), full, changes, state.counts());
    }

    private void run(SyncIndex index) throws IOException {
        // before any file that it lists: who finds it there finds those
        books.manifest().withdraw();
        // not again once records are added: of those that have been, nothing says any more that they came back
        if (!books.ledger().sync().isAdding()) {
            drop(index);
        }
        // the list last: what of it is pending says of all that lies under it whether it is to be kept
        ExportResource root = books.ledger().checkpoint().root();
        for (ExportResource resource : pending.affected()) {
            if (resource != root) {
                add(index, resource);
            }
        }
        add(index, root);
        new Compacting(books, sizes.many(), checkWanted).run();
        if (format != null) {
            new Converting(books, format, sizes.chunk(), checkWanted, Converting.NOBODY).run();
            for (ExportResource resource : pending.affected()) {
                files.merge(resource, sizes.many());
            }
        }
        books.settle();
        books.say(SyncLine.end());
    }

    private void drop(SyncIndex index) throws IOException {
        for (ExportResource resource : pending.affected()) {
            for (FolderManifest.Segment segment : books.ledger().segments(resource)) {
                if (SegmentNames.commit(segment.name()) < books.ledger().sync().appliedAt()) {
                    drop(index, resource, segment);
                }
            }
        }
    }

    private void drop(SyncIndex index, ExportResource resource, FolderManifest.Segment segment) throws IOException {
        boolean[] isAllThere = {true};
        KeptFiles.EachRecord stays = (id, parent) -> {
            boolean one = index.stays(resource, id, parent);
            isAllThere[0] &= one;
            return one;
        };
        files.read(segment, stays);
        // where all is read anew only who is told of the list says what stays, and that is not to be asked again
        if (!isAllThere[0] || books.ledger().sync().isAnew()) {
            files.rewrite(segment, stays);
        }
    }

    /** What has come, in files of about the size that one of another format is made of. */
    private void add(SyncIndex index, ExportResource resource) throws IOException {
        List<FolderManifest.Segment> some = pending.next(resource, sizes.chunk());
        while (!some.isEmpty()) {
            List<String> old = some.stream().map(FolderManifest.Segment::name).toList();
            Gathering fresh = books.gathering();
            try {
                for (FolderManifest.Segment segment : some) {
                    pending.each(index, segment, line -> fresh.copy(resource, line, null));
                }
                books.replace(old, fresh);
            } finally {
                fresh.abandon();
            }
            some = pending.next(resource, sizes.chunk());
        }
    }
}
