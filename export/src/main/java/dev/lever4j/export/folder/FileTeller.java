package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tells of the files of records in a file that is read, and keeps none of them. */
final class FileTeller implements FileFormat.Keeping {
    private final Path file;
    private final ExportResource resource;
    private final Runnable checkWanted;
    private final KeptFiles.EachFile each;

    /** @param checkWanted throws if none of this is wanted any more */
    FileTeller(Path file, FolderManifest.Segment segment, Runnable checkWanted, KeptFiles.EachFile each) {
        this.file = file;
        this.resource = SegmentNames.resource(segment.name());
        this.checkWanted = checkWanted;
        this.each = each;
    }

    @Override
    public boolean keeps(@Nullable String id, @Nullable String parent) {
        throw new IllegalStateException(
                "a format that says that it tells of files (FileFormat.tellsFiles) has given a record's id alone");
    }

    @Override
    public boolean keeps(byte[] line, int from, int length) throws IOException {
        checkWanted.run();
        RecordsFile its = of(Arrays.copyOfRange(line, from, from + length));
        if (its != null) {
            each.take(its);
        }
        return false;
    }

    private @Nullable RecordsFile of(byte[] record) {
        try {
            return RecordsFile.of(resource, record);
        } catch (IllegalArgumentException e) {
            throw Trouble.damaged(file, "has a record that does not say what it is and where it belongs");
        }
    }
}
