package dev.lever4j.cli;

import dev.lever4j.export.ExportResource;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which place a name means. */
final class SyncPlaces {
    private SyncPlaces() {}

    /**
     * @param list which of a database's; null if that goes without saying
     * @throws Failure if there is no such place, or no finished export in it
     */
    static SyncPlace of(Console console, String name, @Nullable String list) {
        ExportResource wanted = list == null ? null : SelectionOptions.root(list);
        if (DatabaseUrl.isUrl(name)) {
            return SyncDatabase.open(console, DatabaseUrl.parse(name), wanted);
        }
        SyncFolder folder = SyncFolder.open(console, Path.of(name));
        if (wanted != null && wanted != folder.root()) {
            throw Failure.usage(name + " holds an export of " + folder.root().text() + "; name no other list");
        }
        return folder;
    }
}
