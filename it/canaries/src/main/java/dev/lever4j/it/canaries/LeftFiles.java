package dev.lever4j.it.canaries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/** Files that somebody left, name and content. */
final class LeftFiles {
    private static final long LARGEST = 64 << 20;

    private LeftFiles() {}

    /** @param since older ones are somebody else's */
    static void look(Watch watch, String kind, Path folder, Instant since) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()
                            && attributes.size() <= LARGEST
                            && !attributes.lastModifiedTime().toInstant().isBefore(since)) {
                        lookAt(watch, kind, file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void lookAt(Watch watch, String kind, Path file) {
        String place = String.valueOf(file.getFileName());
        watch.look(kind, "name", place);
        try {
            // whatever it is encoded in, what is looked for is ASCII but for names, which are looked for as UTF-8
            watch.look(kind, file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException gone) {
            // whoever deleted it left nothing
        }
    }
}
