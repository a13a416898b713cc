package dev.lever4j.export.folder;

import dev.lever4j.export.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives files that are whole and on disk their places, some at a time: a commit of some renames, one segment and one
 * line of the log costs hardly more than one of a single file. Blocks; not thread-safe.
 */
final class DownloadKeeping {
    /** Files that become durable together, at most. */
    private static final int MOST = 64;

    private final Books books;
    private final DownloadSegments segments;
    private final List<Fetched> fetched = new ArrayList<>();
    private long first;

    /**
     * What came of a file.
     *
     * @param part where it is; null where there is none
     */
    record Fetched(DownloadRow row, @Nullable Path part) {}

    DownloadKeeping(Books books, DownloadSegments segments) {
        this.books = books;
        this.segments = segments;
    }

    /**
     * What has become durable with it, or null.
     *
     * @param pace how long the first may wait for others
     */
    @Nullable
    Durable take(Fetched one, Duration pace) throws IOException {
        long now = books.time().ticker().getAsLong();
        first = fetched.isEmpty() ? now : first;
        fetched.add(one);
        return fetched.size() >= MOST || now - first >= pace.toNanos() ? commit() : null;
    }

    /** What has become durable, or null. */
    @Nullable
    Durable commit() throws IOException {
        if (fetched.isEmpty()) {
            return null;
        }
        Set<Path> folders = new LinkedHashSet<>();
        for (Fetched one : fetched) {
            place(one, folders);
        }
        for (Path folder : folders) {
            books.disk().syncFolder(folder);
        }
        segments.add(fetched.stream().map(Fetched::row).toList());
        Durable durable = new Durable(List.of(), fetched.size(), 0);
        fetched.clear();
        return durable;
    }

    private void place(Fetched one, Set<Path> folders) throws IOException {
        Path part = one.part();
        String name = one.row().file();
        if (part == null || name == null) {
            return;
        }
        Path target = books.folder().resolve(name);
        Path parent = Objects.requireNonNull(target.getParent());
        if (!Files.isDirectory(parent)) {
            books.disk().createFolder(parent);
        }
        // whichever run has made it: one that was killed right behind may have left a name that is on no disk
        folders.add(Objects.requireNonNull(parent.getParent()));
        try {
            books.disk().rename(part, target);
        } catch (IOException e) {
            throw Trouble.unnamed(books.folder().resolve(one.row().unnamed()), e);
        }
        folders.add(parent);
    }
}
