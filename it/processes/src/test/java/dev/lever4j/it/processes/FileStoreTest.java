package dev.lever4j.it.processes;

import dev.lever4j.tokenstore.file.FilesOfProcesses;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Processes of one machine that share encrypted files. */
class FileStoreTest extends StoreOfProcesses {
    @TempDir
    private static Path temp;

    @Override
    SharedStore shared(String part) {
        return new SharedStore(FilesOfProcesses.class, temp.resolve(part).toString());
    }
}
