package dev.lever4j.export.folder;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** Reads a segment to its end and sees to it that it is what was committed. Blocks. */
final class SegmentReader {
    /** Told of each line. */
    interface EachLine {
        void take(LineReader line) throws IOException;
    }

    private SegmentReader() {}

    static void read(Path folder, FolderManifest.Segment segment, EachLine each) throws IOException {
        Path file = folder.resolve(segment.name());
        MessageDigest digest = Sha256.digest();
        // a plain stream: those of channels are closed by an interrupt
        try (InputStream in = new DigestInputStream(new FileInputStream(file.toFile()), digest)) {
            LineReader lines = new LineReader(in);
            while (lines.next()) {
                each.take(lines);
            }
        }
        if (!Sha256.hex(digest).equals(segment.sha256())) {
            throw Trouble.damaged(file, "has been changed since it was committed");
        }
    }
}
