package dev.lever4j.tokenstore.file;

import dev.lever4j.auth.GrantCipher;
import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.AccountName;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import java.io.IOException;
import java.nio.file.Path;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps each account's grant in an encrypted file of its own, for all processes of one machine. A grant that was saved
 * outlives the process and a power cut, as far as the disk keeps what it says is written. Who reads the folder without
 * the key learns how many accounts there are; the names of the files are hashes of the accounts' names, and the rest is
 * sealed with {@link GrantCipher}. Who can write to the folder can put an old copy back, which no key prevents.
 *
 * <p>All processes share one lock, the file {@code .lock} in the folder, which must not be deleted. A folder on a
 * network file system is for one machine only.
 *
 * <p>A file that cannot be read, opened with none of the keys, or is not what was saved is an error and never taken for
 * an account without a grant. Errors are {@link dev.lever4j.error.TokenStoreException}.
 */
public final class FileTokenStores implements TokenStores {
    private final GrantFolder folder;

    FileTokenStores(GrantFolder folder) {
        this.folder = folder;
    }

    /**
     * Opens the folder, which is created with rights for its owner alone if it is not there. Blocks.
     *
     * @throws IOException if it cannot be created, is no folder, or others may write to it
     */
    public static FileTokenStores open(Path folder, GrantKeys keys) throws IOException {
        Disk disk = new Disk();
        return new FileTokenStores(new GrantFolder(PrivateFolder.opened(folder, disk), GrantCipher.with(keys), disk));
    }

    @Override
    public TokenStore forAccount(String account) {
        return new FileTokenStore(folder, AccountName.checked(account));
    }

    /**
     * Sees whether a grant could be saved now: waits for the lock, writes a file beside the others, forces it to disk
     * and deletes it. Cold; for the moment before an admin is asked for consent, which is spent on the first try.
     *
     * @return completes if it could; errors with {@link dev.lever4j.error.TokenStoreException}
     */
    public Mono<Void> checkWritable() {
        return OffLoop.call("no grant can be saved in " + folder, givenUp -> {
            folder.rehearse(givenUp);
            return null;
        });
    }

    /** Ends with an error if there are files that do not open, after the accounts of those that do. */
    @Override
    public Flux<String> accounts() {
        return OffLoop.call("the accounts in " + folder + " could not be listed", givenUp -> folder.accounts())
                .flatMapMany(FileTokenStores::readableFirst);
    }

    private static Flux<String> readableFirst(GrantFolder.Listing listing) {
        Flux<String> accounts = Flux.fromIterable(listing.accounts());
        return listing.unreadable() == null ? accounts : accounts.concatWith(Mono.error(listing.unreadable()));
    }

    @Override
    public Mono<Void> forget(String account) {
        AccountName.checked(account);
        return OffLoop.call("the grant of " + account + " could not be deleted from " + folder, givenUp -> {
            folder.forget(account, givenUp);
            return null;
        });
    }

    @Override
    public String toString() {
        return "FileTokenStores[" + folder + "]";
    }

    private record FileTokenStore(GrantFolder folder, String account) implements TokenStore {
        @Override
        public Mono<StoredGrant> load() {
            return OffLoop.call(
                    "the grant of " + account + " could not be read from " + folder,
                    givenUp -> folder.load(account).orElse(null));
        }

        @Override
        public Mono<Boolean> save(StoredGrant grant) {
            return OffLoop.call(
                    "the grant of " + account + " could not be saved in " + folder,
                    givenUp -> folder.save(account, grant, givenUp));
        }
    }
}
