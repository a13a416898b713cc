package dev.lever4j.tokenstore.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.GrantCipher;
import dev.lever4j.auth.GrantKeys;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.error.TokenStoreException;
import dev.lever4j.tokenstore.kit.DurableTokenStoresContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

class FileTokenStoresTest extends DurableTokenStoresContract {
    private static final GrantKeys KEYS = GrantKeys.of(GrantKeys.fresh());
    private static final Duration SOON = Duration.ofSeconds(60);

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

    @Test
    void whetherAGrantCouldBeSavedCanBeAskedWithoutSavingOne() {
        FileTokenStores stores = (FileTokenStores) open();
        StepVerifier.create(stores.checkWritable()).expectComplete().verify(SOON);
        breakDown();
        StepVerifier.create(stores.checkWritable())
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(TokenStoreException.class)
                        .hasMessageContaining("no grant can be saved in " + grants()))
                .verify(SOON);
        mend();
        StepVerifier.create(stores.checkWritable().thenMany(stores.accounts()))
                .expectComplete()
                .verify(SOON);
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
