package dev.lever4j.export.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file {@code manifest.json}: while it is there, the files that it lists are, and no others. Blocks. */
record ManifestFile(Path folder, Disk disk) {
    static final String NAME = "manifest.json";

    boolean isThere() {
        return Files.exists(file());
    }

    void publish(FolderManifest manifest) throws IOException {
        Path part = SegmentNames.part(file());
        try (FileChannel channel = disk.create(part)) {
            disk.write(channel, ByteBuffer.wrap(JsonValues.utf8(manifest.toJson() + "\n")));
            disk.sync(channel);
        }
        disk.rename(part, file());
        disk.syncFolder(folder);
    }

    /** Before any file that it lists is changed. */
    void withdraw() throws IOException {
        if (isThere()) {
            disk.delete(file());
            disk.syncFolder(folder);
        }
    }

    private Path file() {
        return folder.resolve(NAME);
    }
}
