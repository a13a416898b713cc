package dev.lever4j.samples.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a zip, where a folder cannot be opened: whether that matters depends on what the file system says of itself. */
class OwnerOnlyTest {
    @TempDir
    private Path folder;

    @Test
    void aNameThatIsNotForcedToDiskIsAnErrorOnPosix() throws IOException {
        try (FileSystem posix = zip(Map.of("create", true, "enablePosixFileAttributes", true))) {
            assertThatThrownBy(() -> publish(posix))
                    .isInstanceOf(NoSuchFileException.class)
                    .hasMessage("/");
        }
    }

    @Test
    void elsewhereAFolderNeedNotBeForced() throws IOException {
        try (FileSystem other = zip(Map.of("create", true))) {
            publish(other);

            assertThat(other.getPath("/lines")).hasContent("");
        }
    }

    private FileSystem zip(Map<String, ?> how) throws IOException {
        return FileSystems.newFileSystem(folder.resolve("some.zip"), how);
    }

    private static void publish(FileSystem system) throws IOException {
        Path fresh = Files.createFile(system.getPath("/lines.new")); // in a zip it is there once its channel is closed
        try (FileChannel file = OwnerOnly.open(fresh)) {
            OwnerOnly.publish(file, fresh, system.getPath("/lines"));
        }
    }
}
