package dev.lever4j.cli;

import dev.lever4j.auth.GrantDocument;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.error.MalformedResponseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A grant in a file that only its owner may read, replaced as a whole at each save. File I/O runs on the bounded
 * elastic scheduler.
 *
 * <p>A file may be <i>seeded</i> with a refresh token from the environment, which Lever's rotation makes stale after
 * one use. So the file notes the SHA-256 of the token it grew from. Where that is the one in the environment, the file
 * is what that token has become, and wins. Otherwise somebody has put another token there: that one wins, and the file
 * is kept as {@code .bak}.
 */
final class GrantFile implements TokenStore {
    private final Path file;
    private final @Nullable Secret seed;
    private final Consumer<String> tell;
    private final AtomicBoolean told = new AtomicBoolean();

    private GrantFile(Path file, @Nullable Secret seed, Consumer<String> tell) {
        this.file = file;
        this.seed = seed;
        this.tell = tell;
    }

    /** The user's own file, which must exist and hold a refresh token. */
    static GrantFile given(Path file) {
        return new GrantFile(file, null, line -> {});
    }

    /** A file of ours that need not exist. */
    static GrantFile seeded(Path file, Secret refreshToken, Consumer<String> tell) {
        return new GrantFile(file, refreshToken, tell);
    }

    @Override
    public Mono<StoredGrant> load() {
        return onDisk(this::read);
    }

    @Override
    public Mono<Boolean> save(StoredGrant grant) {
        return onDisk(() -> {
            boolean follows = follows(held(), grant);
            if (follows) {
                write(grant);
            }
            return follows;
        });
    }

    /** Also if it is there already: an earlier save may have failed on its last step. */
    private static boolean follows(StoredGrant kept, StoredGrant next) {
        return next.version() == kept.version() + 1
                || GrantDocument.empty().with(next).grant().filter(kept::equals).isPresent();
    }

    /** Blocks. */
    StoredGrant read() {
        try {
            return held();
        } catch (IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    private StoredGrant held() {
        if (seed == null) {
            return document().flatMap(GrantDocument::grant).orElseThrow(() -> unusable(null));
        }
        Optional<StoredGrant> grown = grown().flatMap(GrantDocument::grant);
        if (grown.isPresent() && !told.getAndSet(true)) {
            tell.accept("using the grant in " + file + ", which grew from LEVER_REFRESH_TOKEN by rotation");
        }
        return grown.orElseGet(() -> StoredGrant.of(seed));
    }

    private void write(StoredGrant grant) {
        try {
            if (seed == null) {
                PrivateFile.write(
                        file,
                        document().orElseGet(GrantDocument::empty).with(grant).bytes());
                return;
            }
            Optional<GrantDocument> own = grown();
            if (own.isEmpty() && Files.exists(file)) {
                keepAsBackup();
            }
            PrivateFile.write(
                    file,
                    own.orElseGet(GrantDocument::empty)
                            .with(grant)
                            .grownFrom(sha256(seed))
                            .bytes());
            if (!told.getAndSet(true)) {
                tell.accept("Lever rotates refresh tokens: the current grant is kept in " + file + " from now on");
            }
        } catch (IOException e) {
            throw Failure.localIo(
                    "the grant could not be saved in " + file + "; make its folder writable and check the disk", e);
        }
    }

    private void keepAsBackup() throws IOException {
        Path backup = file.resolveSibling(file.getFileName() + ".bak");
        Files.move(file, backup, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        tell.accept(file + " belongs to another refresh token than LEVER_REFRESH_TOKEN; it was kept as " + backup);
    }

    /**
     * The document, if it is what the seed has become. One that is no grant is not; one that cannot be read may be, and
     * then the seed is spent: presenting it again could end the grant.
     */
    private Optional<GrantDocument> grown() {
        if (seed == null) {
            return Optional.empty();
        }
        String hash = sha256(seed);
        return bytes().flatMap(GrantFile::parsed)
                .filter(found -> found.grownFrom().filter(hash::equals).isPresent());
    }

    private static Optional<GrantDocument> parsed(byte[] json) {
        try {
            return Optional.of(GrantDocument.parse(json));
        } catch (MalformedResponseException e) {
            return Optional.empty();
        }
    }

    private Optional<GrantDocument> document() {
        try {
            return bytes().map(GrantDocument::parse);
        } catch (MalformedResponseException e) {
            throw unusable(e);
        }
    }

    private Optional<byte[]> bytes() {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Failure.localIo("the grant in " + file + " could not be read; check your rights to it", e);
        }
    }

    private Failure unusable(@Nullable Exception cause) {
        Exception why = cause == null ? new IOException("no refresh_token") : cause;
        return Failure.localIo(
                file + " is not a grant that can be read: it must be JSON as a token endpoint answers it, with a"
                        + " refresh_token",
                why);
    }

    private static String sha256(Secret token) {
        try {
            byte[] bytes = token.reveal().getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static <T> Mono<T> onDisk(Callable<T> blocking) {
        return Mono.fromCallable(blocking).subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public String toString() {
        return "GrantFile[" + file + "]";
    }
}
