package dev.lever4j.cli;

import java.nio.file.Path;
import java.util.Optional;

/** Where connections are kept unless something else is said. */
final class StoreFolder {
    private StoreFolder() {}

    /**
     * LEVER_HOME, else {@code lever4j} in the user's configuration folder.
     *
     * @param userHome as the virtual machine knows it
     */
    static Path usual(Console console, String userHome) {
        Optional<Path> own = console.variable("LEVER_HOME").map(Path::of);
        if (own.isPresent()) {
            return own.get();
        }
        // a relative one is to be ignored, says its specification
        return console.variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> configuration(userHome))
                .resolve("lever4j");
    }

    private static Path configuration(String userHome) {
        Path home = Path.of(userHome);
        if (!home.isAbsolute()) {
            throw Failure.usage("this user has no home folder to keep connections in; set LEVER_HOME, or give --store");
        }
        return home.resolve(".config");
    }
}
