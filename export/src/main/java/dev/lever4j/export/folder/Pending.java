package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What syncs have brought and is not part of the files yet. Blocks. */
record Pending(Books books, Runnable checkWanted) {
    /** Where nothing has come something may have gone: with its parent, or by name. */
    Set<ExportResource> affected() {
        Set<ExportResource> all = EnumSet.noneOf(ExportResource.class);
        all.addAll(books.ledger().resources());
        books.ledger().sync().pending().keySet().forEach(name -> all.add(SegmentNames.resource(name)));
        return all;
    }

    List<FolderManifest.Segment> of(ExportResource resource) {
        return books.ledger().sync().pending().values().stream()
                .filter(segment -> SegmentNames.resource(segment.name()) == resource)
                .toList();
    }

    /** Some, of so many bytes together unless a single one has more; none at the end. */
    List<FolderManifest.Segment> next(ExportResource resource, long most) {
        List<FolderManifest.Segment> some = new ArrayList<>();
        long bytes = 0;
        for (FolderManifest.Segment segment : of(resource)) {
            bytes += segment.bytes();
            if (bytes > most && !some.isEmpty()) {
                break;
            }
            some.add(segment);
        }
        return some;
    }

    /** The records of one that are to be kept. */
    void each(SyncIndex index, FolderManifest.Segment segment, SegmentReader.EachLine taker) throws IOException {
        ExportResource resource = SegmentNames.resource(segment.name());
        long commit = SegmentNames.commit(segment.name());
        long[] ordinal = {0};
        SegmentReader.read(books.folder(), segment, line -> {
            checkWanted.run();
            RecordFields fields = RecordFields.of(line.buffer(), line.from(), Lines.parentField(resource));
            if (index.isLast(resource, commit, ++ordinal[0], fields)) {
                taker.take(line);
            }
        });
    }
}
