package dev.lever4j.export.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Makes a folder hold the files that its log lists, no more and no less, or says why not. Blocks. */
final class DownloadSweep {
    private final Path folder;
    private final Disk disk;
    private final List<FolderManifest.Segment> segments;

    DownloadSweep(Path folder, Ledger ledger, Disk disk) {
        this.folder = folder;
        this.disk = disk;
        this.segments = ledger.downloads().segments();
    }

    /** Whether a file is listed. */
    interface Listed {
        boolean has(String path) throws IOException;
    }

    /** At a start: all that is listed is there, and no line of it is there that is not listed. */
    void run() throws IOException {
        Set<Path> listed = new HashSet<>();
        for (FolderManifest.Segment segment : segments) {
            listed.add(folder.resolve(segment.name()));
            Sweep.check(folder, segment);
            SegmentReader.read(folder, segment, line -> check(DownloadRow.parse(line)));
        }
        Path place = folder.resolve(DownloadNames.FOLDER);
        if (Files.isDirectory(place)) {
            for (Path file : Disk.list(place)) {
                if (SegmentNames.isOurs(file, SegmentNames.LINES) && !listed.contains(file)) {
                    disk.delete(file);
                }
            }
        }
    }

    private void check(DownloadRow row) throws IOException {
        String name = row.file();
        if (name == null) {
            return;
        }
        Path file = folder.resolve(name);
        Path shown = folder.resolve(row.unnamed());
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw Trouble.damaged(shown, "is missing, and the log lists it");
        }
        long size = size(file, shown);
        if (size != row.bytes()) {
            throw Trouble.damaged(shown, "has " + size + " bytes, and the log says " + row.bytes());
        }
    }

    private static long size(Path file, Path shown) throws IOException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw Trouble.unnamed(shown, e);
        }
    }

    /** Before more is fetched: files that no line lists, and what was on its way when an earlier run ended. */
    void leftovers(Listed listed) throws IOException {
        Path parts = folder.resolve(DownloadNames.PARTS);
        each(parts, disk::delete);
        each(folder.resolve(DownloadNames.FOLDER), resource -> {
            if (!resource.equals(parts)) {
                resource(resource, listed);
            }
        });
    }

    private void resource(Path resource, Listed listed) throws IOException {
        boolean[] isGone = {false};
        each(resource, parent -> isGone[0] |= isEmptied(parent, listed));
        if (isGone[0]) {
            // or a power cut brings a person's folder back
            disk.syncFolder(resource);
        }
    }

    private boolean isEmptied(Path parent, Listed listed) throws IOException {
        boolean[] dropped = {false};
        boolean[] kept = {false};
        each(parent, file -> {
            String path = folder.relativize(file).toString().replace('\\', '/');
            if (DownloadNames.isOurs(name(file)) && !listed.has(path)) {
                drop(file, parent);
                dropped[0] = true;
            } else {
                kept[0] = true;
            }
        });
        if (dropped[0] && kept[0]) {
            disk.syncFolder(parent);
        }
        boolean isEmpty = dropped[0] && !kept[0];
        if (isEmpty) {
            disk.delete(parent);
        }
        return isEmpty;
    }

    private void drop(Path file, Path parent) throws IOException {
        try {
            disk.delete(file);
        } catch (IOException e) {
            throw Trouble.unnamed(parent, e);
        }
    }

    /** None where that is no folder. */
    private void each(Path place, Disk.EachEntry each) throws IOException {
        if (Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            disk.each(place, each);
        }
    }

    private static String name(Path entry) {
        return Objects.requireNonNull(entry.getFileName()).toString();
    }
}
