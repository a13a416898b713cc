package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Records of some resources, segment after segment, one at a time. Blocks; not thread-safe. */
final class RecordLines {
    private final Path folder;
    private final Deque<FolderManifest.Segment> segments = new ArrayDeque<>();
    private @Nullable InputStream in;
    private @Nullable LineReader lines;
    private @Nullable ExportResource resource;

    RecordLines(Path folder, Ledger ledger, Collection<ExportResource> resources) {
        this.folder = folder;
        resources.forEach(each -> segments.addAll(ledger.segments(each)));
    }

    /** Told of each line. */
    interface EachLine<T> {
        @Nullable
        T take(ExportResource resource, LineReader line) throws IOException;
    }

    /** What the next line is taken for of those that are taken for something; null if none is left. */
    <T> @Nullable T next(EachLine<T> each) throws IOException {
        LineReader open = lines == null ? open() : lines;
        while (open != null) {
            while (resource != null && open.next()) {
                T found = each.take(resource, open);
                if (found != null) {
                    return found;
                }
            }
            close();
            open = open();
        }
        return null;
    }

    private @Nullable LineReader open() throws IOException {
        FolderManifest.Segment segment = segments.poll();
        if (segment == null) {
            return null;
        }
        // a plain stream: those of channels are closed by an interrupt
        InputStream opened = new FileInputStream(folder.resolve(segment.name()).toFile());
        in = opened;
        resource = SegmentNames.resource(segment.name());
        LineReader fresh = new LineReader(opened);
        lines = fresh;
        return fresh;
    }

    void close() throws IOException {
        lines = null;
        if (in != null) {
            in.close();
            in = null;
        }
    }
}
