package dev.lever4j.tokenstore.file;

import dev.lever4j.auth.GrantCipher;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.error.TokenStoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One file per account. Reading takes no lock: a file is replaced as a whole. Blocks. */
final class GrantFolder {
    private static final String SUFFIX = ".grant";
    /** More than a grant takes. */
    private static final int ROOM = 1 << 16;

    private final Path folder;
    private final GrantCipher cipher;
    private final Disk disk;
    private final PrivateFiles files;
    private final ProcessLock lock;

    GrantFolder(Path folder, GrantCipher cipher, Disk disk) {
        this.folder = folder;
        this.cipher = cipher;
        this.disk = disk;
        this.files = new PrivateFiles(folder, disk);
        this.lock = ProcessLock.at(folder.resolve(".lock"), disk);
    }

    Optional<StoredGrant> load(String account) throws IOException {
        return read(file(account)).map(KeptGrant::grant);
    }

    boolean save(String account, StoredGrant grant, BooleanSupplier givenUp) throws IOException {
        return lock.holding(givenUp, () -> {
            files.deleteLeftovers();
            Path file = file(account);
            byte[] next = new KeptGrant(account, grant).bytes();
            if (!follows(read(file), grant, next)) {
                return false;
            }
            files.replace(file, cipher.seal(place(file), next));
            return true;
        });
    }

    /** Does what a save does, and keeps nothing. */
    void rehearse(BooleanSupplier givenUp) throws IOException {
        lock.<Boolean>holding(givenUp, () -> {
            files.deleteLeftovers();
            files.rehearse(ROOM);
            return true;
        });
    }

    /** Also if it is there already: the name that an earlier save gave it may not be durable. */
    private static boolean follows(Optional<KeptGrant> kept, StoredGrant grant, byte[] next) {
        long version = kept.map(found -> found.grant().version()).orElse(0L);
        return grant.version() == version + 1
                || kept.filter(found -> Arrays.equals(found.bytes(), next)).isPresent();
    }

    void forget(String account, BooleanSupplier givenUp) throws IOException {
        lock.<Boolean>holding(givenUp, () -> {
            files.deleteLeftovers();
            files.delete(file(account));
            return true;
        });
    }

    /**
     * Whose grants are kept.
     *
     * @param unreadable what is wrong with the files that tell no account, all in one; null if there are none
     */
    record Listing(List<String> accounts, @Nullable TokenStoreException unreadable) {}

    /** A file that cannot be read, or does not open, says nothing about the others. */
    Listing accounts() throws IOException {
        List<String> accounts = new ArrayList<>();
        Unreadable unreadable = new Unreadable();
        for (Path file : disk.list(folder, "*" + SUFFIX)) {
            try {
                read(file).map(KeptGrant::account).ifPresent(accounts::add);
            } catch (IOException | RuntimeException e) {
                unreadable.add(file, e);
            }
        }
        return new Listing(List.copyOf(accounts), unreadable.in(folder));
    }

    private Optional<KeptGrant> read(Path file) throws IOException {
        Optional<byte[]> sealed = disk.read(file);
        if (sealed.isEmpty() && !Files.isDirectory(folder)) {
            // a disk that is not mounted is no empty store
            throw new NotDirectoryException(folder.toString());
        }
        return sealed.map(bytes -> KeptGrant.parse(cipher.open(place(file), bytes)));
    }

    /** A hash holds no sign that a file system could fold, cut or take for a path. */
    private Path file(String account) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(account.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash) + SUFFIX);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String place(Path file) {
        return String.valueOf(file.getFileName());
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
