package dev.lever4j.it.connect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The plugin's archive, unpacked as an administrator does it. */
final class Plugin {
    private static final Path BUILT = Path.of("..", "..", "integrations", "kafka-connect", "target");

    private Plugin() {}

    /** What a worker's {@code plugin.path} is to be. */
    static Path unpack(Path within) {
        Path folder = Broker.folder(within, "plugins");
        try (InputStream bytes = Files.newInputStream(archive());
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new AssertionError("the archive reaches out of its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private static Path archive() throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(BUILT)) {
            try (DirectoryStream<Path> archives = Files.newDirectoryStream(BUILT, "*-plugin.zip")) {
                archives.forEach(found::add);
            }
        }
        if (found.size() != 1) {
            throw new AssertionError("one archive of the plugin must lie in integrations/kafka-connect/target, not "
                    + found + ": ./mvnw package -DskipTests -pl integrations/kafka-connect -am");
        }
        return found.get(0);
    }
}
