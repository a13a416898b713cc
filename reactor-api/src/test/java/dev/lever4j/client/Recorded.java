package dev.lever4j.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The recorded samples, which lie with the models that they are read into. */
final class Recorded {
    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", ""), "..", "core", "src", "test", "resources", "fixtures");

    private Recorded() {}

    /** An answer, or a body that was sent, as it was recorded. */
    static String json(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".json"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
