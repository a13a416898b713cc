package dev.lever4j.tokenstore.file;

import dev.lever4j.auth.GrantCipher;
import dev.lever4j.auth.GrantKeys;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.tokenstore.kit.DurableTokenStoresContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileTokenStoresTest extends DurableTokenStoresContract {
    private static final GrantKeys KEYS = GrantKeys.of(GrantKeys.fresh());

    @TempDir
    private Path folder;

    private Path grants() {
        return folder.resolve("grants");
    }

    @Override
    protected TokenStores open() {
        try {
            Disk disk = new WatchedDisk();
            return new FileTokenStores(
                    new GrantFolder(PrivateFolder.opened(grants(), disk), GrantCipher.with(KEYS), disk));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All there is, is on disk. */
    @Override
    protected void restart() {}

    /** Root may do anything to a folder, but a file is none. */
    @Override
    protected void breakDown() {
        try {
            Files.move(grants(), folder.resolve("away"));
            Files.createFile(grants());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void mend() {
        try {
            Files.delete(grants());
            Files.move(folder.resolve("away"), grants());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
