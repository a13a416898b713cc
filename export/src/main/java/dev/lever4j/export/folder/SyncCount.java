package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.SyncReport.Changes;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What it comes to, before anything is done: afterwards, or after a crash on the way, nobody could tell. Blocks. */
final class SyncCount {
    private final Books books;
    private final KeptFiles files;
    private final Pending pending;
    private final SyncIndex index;

    SyncCount(Books books, KeptFiles files, Pending pending, SyncIndex index) {
        this.books = books;
        this.files = files;
        this.pending = pending;
        this.index = index;
    }

    Map<ExportResource, Changes> count() throws IOException {
        Map<ExportResource, Changes> changes = new EnumMap<>(ExportResource.class);
        for (ExportResource resource : pending.affected()) {
            Optional<Changes> its = count(resource);
            its.ifPresent(some -> changes.put(resource, some));
        }
        return changes;
    }

    private Optional<Changes> count(ExportResource resource) throws IOException {
        long[] updated = {0};
        long[] deleted = {0};
        for (FolderManifest.Segment segment : books.ledger().segments(resource)) {
            files.read(segment, (id, parent) -> {
                boolean stays = index.stays(resource, id, parent);
                if (!stays) {
                    (index.comes(resource, id, parent) ? updated : deleted)[0]++;
                }
                return stays;
            });
        }
        long[] coming = {0};
        for (FolderManifest.Segment segment : pending.of(resource)) {
            pending.each(index, segment, line -> coming[0]++);
        }
        Changes all = new Changes(coming[0] - updated[0], updated[0], deleted[0]);
        return all.equals(Changes.NONE) ? Optional.empty() : Optional.of(all);
    }
}
