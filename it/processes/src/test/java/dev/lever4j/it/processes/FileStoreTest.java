package dev.lever4j.it.processes;

import dev.lever4j.tokenstore.file.FilesOfProcesses;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Processes of one machine that share encrypted files. */
@Tag("it")
class FileStoreTest {
    @TempDir
    private static Path temp;

    private static SharedStore files(String folder) {
        return new SharedStore(FilesOfProcesses.class, temp.resolve(folder).toString());
    }

    @Nested
    class Many extends ManyProcesses {
        @Override
        SharedStore store() {
            return files("many");
        }
    }

    @Nested
    class Killed extends KilledProcesses {
        @Override
        SharedStore store() {
            return files("killed");
        }
    }

    @Nested
    class Stopped extends StoppedProcess {
        @Override
        SharedStore store() {
            return files("stopped");
        }
    }

    @Nested
    class Newer extends NewerGrant {
        @Override
        SharedStore store() {
            return files("newer");
        }
    }
}
