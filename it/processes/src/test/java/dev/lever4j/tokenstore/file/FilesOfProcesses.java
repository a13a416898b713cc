package dev.lever4j.tokenstore.file;

import dev.lever4j.auth.GrantCipher;
import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.it.processes.StoreOpener;
import java.io.IOException;
import java.nio.file.Path;

/** Encrypted files in a folder; halfway is when the new file is written and not yet renamed. */
public final class FilesOfProcesses implements StoreOpener {
    private static final GrantKeys KEYS = GrantKeys.of(Secret.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="));

    @Override
    public TokenStores open(String where, Runnable halfway) throws IOException {
        Disk disk = new Disk() {
            @Override
            void rename(Path fresh, Path target) throws IOException {
                halfway.run();
                super.rename(fresh, target);
            }
        };
        Path folder = PrivateFolder.opened(Path.of(where), disk);
        return new FileTokenStores(new GrantFolder(folder, GrantCipher.with(KEYS), disk));
    }

    @Override
    public boolean stopsHalfway() {
        return true;
    }
}
