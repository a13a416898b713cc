package dev.lever4j.tokenstore.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.auth.GrantKeys;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    @TempDir
    private Path temp;

    @Test
    void aKeyIsCreatedOnceAndOnlyItsOwnerMayReadIt() throws IOException {
        Path file = temp.resolve("config/key");
        GrantKeys keys = KeyFile.readOrCreate(file);
        assertThat(KeyFile.readOrCreate(file)).hasToString(keys.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void manyAtOnceGetTheSameKey() throws Exception {
        Path file = temp.resolve("key");
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            Callable<String> reading = () -> KeyFile.readOrCreate(file).toString();
            Set<String> found = new TreeSet<>();
            for (Future<String> each : threads.invokeAll(Collections.nCopies(64, reading))) {
                found.add(each.get());
            }
            assertThat(found).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aKeyOfAllIsRefused() throws IOException {
        Path file = temp.resolve("key");
        KeyFile.readOrCreate(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> KeyFile.readOrCreate(file))
                .withMessageContaining("chmod 600");
    }

    @Test
    void aFileWithoutAKeyIsNotFilledWithOne() throws IOException {
        Path file = temp.resolve("key");
        KeyFile.readOrCreate(file);
        Files.writeString(file, "");
        assertThatIllegalArgumentException().isThrownBy(() -> KeyFile.readOrCreate(file));
        assertThat(file).isEmptyFile();
    }
}
