package dev.lever4j.export.folder;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

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
        RuntimeException failure;
        // a plain stream: those of channels are closed by an interrupt
        try (InputStream in = new DigestInputStream(new FileInputStream(file.toFile()), digest)) {
            failure = told(new LineReader(in), each);
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (!Sha256.hex(digest).equals(segment.sha256())) {
            throw Trouble.damaged(file, "has been changed since it was committed");
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** What went wrong with a line: it may not be what was committed, which the rest of the file will tell. */
    private static @Nullable RuntimeException told(LineReader lines, EachLine each) throws IOException {
        try {
            while (lines.next()) {
                each.take(lines);
            }
            return null;
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            return e;
        }
    }
}
