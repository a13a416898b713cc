package dev.lever4j.export.folder;

import dev.lever4j.export.ExportResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Makes a folder hold what its log lists, no more and no less, or says why not. Touches nothing that is not ours. */
final class Sweep {
    private final Path folder;
    private final Ledger ledger;
    private final Disk disk;

    Sweep(Path folder, Ledger ledger, Disk disk) {
        this.folder = folder;
        this.ledger = ledger;
        this.disk = disk;
    }

    /** Nothing is in a folder of no export yet but what comes first in one, which somebody else may just begin. */
    static void refuseForeign(Path folder) throws IOException {
        for (Path entry : Disk.list(folder)) {
            String name = name(entry);
            if (!name.equals(FolderLock.NAME) && !name.equals(ManifestLog.NAME)) {
                throw Trouble.foreign(folder, entry);
            }
        }
    }

    void run() throws IOException {
        for (ExportResource resource : ledger.resources()) {
            for (FolderManifest.Segment segment : ledger.segments(resource)) {
                check(folder, segment);
            }
        }
        for (FolderManifest.Segment segment : ledger.sync().pending().values()) {
            check(folder, segment);
        }
        for (ExportResource resource : ExportResource.values()) {
            Path place = folder.resolve(resource.text());
            if (Files.isDirectory(place)) {
                dropUnlisted(resource, place);
            }
        }
        for (Path entry : Disk.list(folder)) {
            if (isScratch(name(entry)) || entry.equals(SegmentNames.part(folder.resolve(ManifestFile.NAME)))) {
                disk.delete(entry);
            }
        }
    }

    private static boolean isScratch(String name) {
        return IdIndex.isOurs(name) || FileQueue.isOurs(name);
    }

    /** A segment is there in its size. */
    static void check(Path folder, FolderManifest.Segment segment) throws IOException {
        Path file = folder.resolve(segment.name());
        if (!Files.isRegularFile(file)) {
            throw Trouble.damaged(file, "is missing, and the log lists it");
        }
        long size = Files.size(file);
        if (size != segment.bytes()) {
            throw Trouble.damaged(file, "has " + size + " bytes, and the log says " + segment.bytes());
        }
    }

    private void dropUnlisted(ExportResource resource, Path place) throws IOException {
        Set<Path> listed = new HashSet<>();
        ledger.segments(resource).forEach(segment -> listed.add(folder.resolve(segment.name())));
        ledger.sync().pending().keySet().forEach(name -> listed.add(folder.resolve(name)));
        boolean dropped = false;
        for (Path file : Disk.list(place)) {
            if (SegmentNames.isOurs(file, ledger.format().ending()) && !listed.contains(file)) {
                disk.delete(file);
                dropped = true;
            }
        }
        if (dropped) {
            disk.syncFolder(place);
        }
    }

    private static String name(Path entry) {
        return Objects.requireNonNull(entry.getFileName()).toString();
    }
}
