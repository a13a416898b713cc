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

    /**
     * @param place a folder or a file
     * @param since older ones are somebody else's
     */
    static void look(Watch watch, String kind, Path place, Instant since) {
        look(watch, kind, place, since, LARGEST);
    }

    static void look(Watch watch, String kind, Path place, Instant since, long largest) {
        try {
            Files.walkFileTree(place, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()
                            && !attributes.lastModifiedTime().toInstant().isBefore(since)) {
                        watch.look(kind, "name", String.valueOf(file.getFileName()));
                        if (attributes.size() <= largest) {
                            lookInto(watch, kind, file);
                        } else {
                            watch.passedBy(kind);
                        }
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

    private static void lookInto(Watch watch, String kind, Path file) {
        try {
            // whatever it is encoded in, what is looked for is ASCII but for names, which are looked for as UTF-8
            watch.look(kind, file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException gone) {
            // whoever deleted it left nothing
        }
    }
}
