package dev.lever4j.cli;

import dev.lever4j.export.DurableFiles;
import dev.lever4j.export.folder.ExportCourse;
import dev.lever4j.export.report.ReportPage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** A page of how an export went, which takes the place of an earlier one, and of nothing else. Blocks. */
record ReportFile(Path file, Path folder) {
    private static final int BEGINNING = 512;

    /** @throws Failure if it cannot be written there, so far as that can be told */
    void check() {
        if (real(file.toAbsolutePath()).startsWith(real(folder.toAbsolutePath()))) {
            throw Failure.usage("the report must not lie in the folder of the export: name a file beside it");
        }
        Path parent = DurableFiles.folder(file);
        if (!Files.isDirectory(parent)) {
            throw Failure.localIo(
                    "there is no folder " + parent + " for the report: make it, or name another file", null);
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isReport()) {
            throw Failure.localIo(file + " is there, and no report of ours: name another file, or remove it", null);
        }
    }

    /** Behind all links, so far as it is there. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            Path parent = path.getParent();
            return parent == null
                    ? path
                    : real(parent).resolve(path.getFileName()).normalize();
        }
    }

    private boolean isReport() {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return ReportPage.isOne(new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failure.localIo(file + " cannot be read", e);
        }
    }

    void write(ExportCourse course) {
        check();
        try {
            PrivateFile.write(file, ReportPage.of(course).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Failure.localIo(
                    "the report " + file + " cannot be written; see whether there is room, and the right to", e);
        }
    }
}
