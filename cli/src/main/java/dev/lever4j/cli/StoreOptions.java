package dev.lever4j.cli;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.tokenstore.file.FileTokenStores;
import dev.lever4j.tokenstore.file.KeyFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where connections are kept, and the key that they are sealed with. */
final class StoreOptions {
    private static final String KEY = "LEVER_STORE_KEY";

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "Where connections and their key are kept. Default: LEVER_HOME, else lever4j in"
                    + " XDG_CONFIG_HOME or ~/.config.")
    private @Nullable Path store;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "The key they are sealed with, made if it is not there. Default: LEVER_STORE_KEY, else"
                    + " store.key in that folder.")
    private @Nullable Path keyFile;

    boolean isGiven() {
        return store != null || keyFile != null;
    }

    /** Makes the folder and the key if they are not there. Blocks. */
    KeptConnections open(Console console) {
        Path home = home(console);
        Path grants = grants(home);
        GrantKeys keys = keys(console, home, grants);
        try {
            return new KeptConnections(console, FileTokenStores.open(grants, keys), grants);
        } catch (IOException e) {
            throw unusable("the folder " + grants + " cannot keep connections", e);
        }
    }

    /** The same where connections have been kept before; makes nothing. Blocks. */
    Optional<KeptConnections> openIfThere(Console console) {
        return Files.isDirectory(grants(home(console))) ? Optional.of(open(console)) : Optional.empty();
    }

    /** For messages. */
    Path folder(Console console) {
        return grants(home(console));
    }

    private Path home(Console console) {
        return store != null ? store : StoreFolder.usual(console, System.getProperty("user.home", ""));
    }

    private static Path grants(Path home) {
        return home.resolve("connections");
    }

    private GrantKeys keys(Console console, Path home, Path grants) {
        Optional<String> variable = console.variable(KEY);
        if (variable.isPresent() && keyFile != null) {
            throw Failure.usage(KEY + " and --key-file are two keys; give one of them");
        }
        try {
            return variable.isPresent()
                    ? GrantKeys.parse(variable.get())
                    : read(Objects.requireNonNullElse(keyFile, home.resolve("store.key")), grants);
        } catch (IllegalArgumentException e) {
            throw Failure.usage((variable.isPresent() ? KEY : "the key file") + " cannot be used: " + e.getMessage());
        }
    }

    private static GrantKeys read(Path file, Path grants) {
        try {
            // in this order: whoever keeps a first connection has made the key before
            boolean inUse = holdsGrants(grants);
            if (inUse && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw Failure.localIo(
                        "the key " + file + " is missing, and what is kept in " + grants
                                + " opens with no other; put it back, or remove that folder and connect anew",
                        null);
            }
            return KeyFile.readOrCreate(file);
        } catch (IOException e) {
            throw unusable("the key in " + file + " cannot be used", e);
        }
    }

    private static boolean holdsGrants(Path grants) throws IOException {
        if (!Files.isDirectory(grants)) {
            return false;
        }
        try (DirectoryStream<Path> kept = Files.newDirectoryStream(grants, "*.grant")) {
            return kept.iterator().hasNext();
        }
    }

    private static Failure unusable(String what, IOException e) {
        String reason = e instanceof FileSystemException known ? known.getReason() : null;
        return Failure.localIo(
                what + ": " + Objects.requireNonNullElse(reason, "check its name and your rights to it"), e);
    }
}
