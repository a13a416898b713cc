package dev.lever4j.export.folder;

import dev.lever4j.export.Durable;
import dev.lever4j.export.ExportResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The phase in which files of records are fetched, as far as it is the folder's. Blocks; not thread-safe. */
final class DownloadDesk {
    private final Books books;
    private final KeptFiles records;
    private final Collection<ExportResource> asked;
    private final DownloadSegments segments;
    private final DownloadKeeping keeping;
    private @Nullable DownloadPlan plan;

    /**
     * @param records the files that they are in
     * @param asked resources whose files are asked for now
     * @param many small segments that become one
     * @param checkWanted throws if none of this is wanted any more
     */
    DownloadDesk(Books books, KeptFiles records, Collection<ExportResource> asked, int many, Runnable checkWanted) {
        this.books = books;
        this.records = records;
        this.asked = asked;
        this.segments = new DownloadSegments(books, many, checkWanted);
        this.keeping = new DownloadKeeping(books, segments);
    }

    /** How many files are to be fetched; null where nothing is to be done. */
    @Nullable
    Long open() throws IOException {
        ask();
        if (state().hasAll(asked)) {
            return null;
        }
        if (books.ledger().isFinished()) {
            // a sync that found the records as they were has left it there, and files may go now
            books.manifest().withdraw();
        }
        makeFolders();
        DownloadPlan fresh = DownloadPlan.of(books, segments, records, resources());
        plan = fresh;
        return fresh.wanted();
    }

    /** What was asked for once stays so, also in runs that do not say it again. */
    private void ask() throws IOException {
        List<ExportResource> more = new ArrayList<>(asked);
        more.removeAll(state().asked());
        if (more.isEmpty()) {
            return;
        }
        if (books.ledger().isFinished()) {
            // it will not be true any more
            books.manifest().withdraw();
        }
        books.downloads(DownloadNews.asked(more));
    }

    private Set<ExportResource> resources() {
        return EnumSet.copyOf(state().asked());
    }

    private DownloadState state() {
        return books.ledger().downloads();
    }

    private void makeFolders() throws IOException {
        List<String> names = new ArrayList<>(List.of(DownloadNames.FOLDER, DownloadNames.PARTS));
        resources().forEach(resource -> names.add(DownloadNames.folder(resource)));
        for (String name : names) {
            Path place = books.folder().resolve(name);
            if (!Files.isDirectory(place)) {
                books.disk().createFolder(place);
            }
        }
        books.disk().syncFolder(books.folder().resolve(DownloadNames.FOLDER));
        books.disk().syncFolder(books.folder());
    }

    /** The next one to be fetched; null if there is none. */
    @Nullable
    RecordsFile next() throws IOException {
        return plan == null ? null : plan.next();
    }

    /** See {@link DownloadKeeping#take}. */
    @Nullable
    Durable take(DownloadKeeping.Fetched one, Duration pace) throws IOException {
        return keeping.take(one, pace);
    }

    /** What has become durable, or null. */
    @Nullable
    Durable commit() throws IOException {
        return keeping.commit();
    }

    /** All of them are there. */
    @Nullable
    Durable end() throws IOException {
        Durable last = keeping.commit();
        books.disk().delete(books.folder().resolve(DownloadNames.PARTS));
        // what was replaced must not come back, with a power cut, beside what replaced it
        books.disk().syncFolder(books.folder().resolve(DownloadNames.FOLDER));
        books.downloads(DownloadNews.done(resources()));
        return last;
    }

    void close() throws IOException {
        if (plan != null) {
            plan.close();
            plan = null;
        }
    }
}
