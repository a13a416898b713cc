package dev.lever4j.tokenstore.file;

import static dev.lever4j.tokenstore.file.Grants.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.error.TokenStoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

class GrantFolderTest {
    @TempDir
    private Path temp;

    private Path path;
    private GrantFolder grants;

    @BeforeEach
    void open() throws IOException {
        path = temp.resolve("grants");
        grants = Grants.folder(path, new Disk());
    }

    private Path savedFile(String account) throws IOException {
        List<Path> before = Grants.files(path, ".grant");
        assertThat(grants.save(account, Grants.version(1, account), NEVER)).isTrue();
        return Grants.files(path, ".grant").stream()
                .filter(file -> !before.contains(file))
                .findFirst()
                .orElseThrow();
    }

    private ThrowableAssertAlternative<TokenStoreException> assertRefused() throws IOException {
        assertThat(grants.accounts().unreadable()).isNotNull();
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> grants.save("acme", Grants.version(1), NEVER));
        return assertThatExceptionOfType(TokenStoreException.class).isThrownBy(() -> grants.load("acme"));
    }

    @Test
    void whatIsNotToBeReadHidesNoneOfTheOthersAndIsCountedAndNamed() throws IOException {
        savedFile("acme");
        Path broken = Files.write(savedFile("broken"), new byte[] {1, 2, 3});
        Path large = Files.write(savedFile("large"), new byte[(1 << 20) + 1]);
        Path inner = Files.createDirectory(path.resolve("0.grant"));
        Path link = Files.createSymbolicLink(path.resolve("1.grant"), savedFile("zebra"));
        StepVerifier.create(FileTokenStores.open(path, Grants.KEYS).accounts())
                .recordWith(HashSet::new)
                .expectNextCount(2)
                .consumeRecordedWith(accounts -> assertThat(accounts).containsExactlyInAnyOrder("acme", "zebra"))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(TokenStoreException.class)
                        .hasMessageStartingWith("4 files in " + path)
                        .hasMessageContainingAll(name(broken), name(large), name(inner), name(link))
                        .hasMessageContaining("is no regular file"))
                .verify(Duration.ofSeconds(60));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @Test
    void whereNoneIsToBeReadTheMessageHasAnEnd() throws IOException {
        for (int i = 0; i < 30; i++) {
            savedFile("account-" + i);
        }
        GrantFolder other = Grants.folder(path, new Disk(), GrantKeys.of(GrantKeys.fresh()));
        assertThat(other.accounts().accounts()).isEmpty();
        assertThat(other.accounts().unreadable())
                .hasMessageStartingWith("30 files in " + path)
                .hasMessageContaining(" and 20 more; the first: ")
                .hasMessageContaining("which is none of GrantKeys");
    }

    @Test
    void onlyTheOwnerHasRightsToWhatIsThere() throws IOException {
        Path file = savedFile("acme");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve(".lock"))))
                .isEqualTo("rw-------");
        assertThat(path).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void neitherNamesNorTokensAreToBeSeen() throws IOException {
        Path file = savedFile("acme");
        assertThat(file.getFileName().toString()).doesNotContain("acme");
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("acme", "canary", "token");
    }

    @Test
    void aFlipOfAnyBitIsRefused() throws IOException {
        Path file = savedFile("acme");
        byte[] sealed = Files.readAllBytes(file);
        int refused = 0;
        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            Files.write(file, flipped);
            try {
                grants.load("acme");
            } catch (TokenStoreException e) {
                refused++;
            }
        }
        assertThat(refused).isEqualTo(sealed.length * Byte.SIZE);
    }

    @Test
    void aFileThatIsCutIsRefusedAndNotTakenForNoGrant() throws IOException {
        Path file = savedFile("acme");
        byte[] sealed = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 13, 25, 41, sealed.length - 1}) {
            Files.write(file, Arrays.copyOf(sealed, length));
            assertRefused().withMessageMatching(".*(is cut off|has been changed).*");
        }
    }

    @Test
    void twoAccountsFilesThatWereSwappedAreRefused() throws IOException {
        Path acme = savedFile("acme");
        Path globex = savedFile("globex");
        Files.copy(globex, acme, StandardCopyOption.REPLACE_EXISTING);
        assertRefused().withMessageContaining("another place");
    }

    @Test
    void anotherKeyIsToldOfAsSuch() throws IOException {
        savedFile("acme");
        grants = Grants.folder(path, new Disk(), GrantKeys.of(GrantKeys.fresh()));
        assertRefused().withMessageContaining("which is none of GrantKeys");
    }

    @Test
    void afterAChangeOfKeysTheNextSaveUsesTheNewOne() throws IOException {
        savedFile("acme");
        String next = GrantKeys.fresh().reveal();
        GrantKeys both = GrantKeys.parse(next + " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        assertThat(Grants.folder(path, new Disk(), both).save("acme", Grants.version(2), NEVER))
                .isTrue();
        assertThat(Grants.folder(path, new Disk(), GrantKeys.parse(next)).load("acme"))
                .contains(Grants.version(2));
    }

    @Test
    void whatIsNoRegularFileIsRefused() throws IOException {
        Path file = savedFile("acme");
        Path elsewhere = Files.move(file, temp.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);
        assertNoRegularFile();
        assertThat(file).isSymbolicLink();
        Files.delete(file);
        Files.createDirectory(file);
        assertNoRegularFile();
    }

    private void assertNoRegularFile() {
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> grants.load("acme"))
                .withMessageContaining("is no regular file");
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> grants.save("acme", Grants.version(2), NEVER))
                .withMessageContaining("is no regular file");
    }

    @Test
    void aLinkInPlaceOfTheLockIsRefused() throws IOException {
        Path target = temp.resolve("target");
        Files.createSymbolicLink(path.resolve(".lock"), target);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> grants.save("acme", Grants.version(1), NEVER));
        assertThat(target).doesNotExist();
    }

    @Test
    void aFileThatIsTooLargeIsNotReadToItsEnd() throws IOException {
        Files.write(savedFile("acme"), new byte[(1 << 20) + 1]);
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> grants.load("acme"))
                .withMessageContaining("larger");
    }

    @Test
    void aFolderThatIsGoneIsNoEmptyStore() throws IOException {
        savedFile("acme");
        Files.move(path, temp.resolve("away"));
        assertThatExceptionOfType(NotDirectoryException.class).isThrownBy(() -> grants.load("acme"));
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> grants.accounts());
    }

    @Test
    void aFolderThatOthersMayWriteToIsRefused() throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxr-x"));
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> FileTokenStores.open(path, Grants.KEYS))
                .withMessageContaining("chmod go-w");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(FileTokenStores.open(path, Grants.KEYS)).hasToString("FileTokenStores[" + path + "]");
    }

    @Test
    void leftoversOfSavesThatNeverEndedAreDeletedByTheNextSave() throws IOException {
        Path left = Files.write(path.resolve(".cafe.new"), new byte[] {1}, StandardOpenOption.CREATE_NEW);
        grants.load("acme");
        grants.accounts();
        assertThat(left).exists();
        savedFile("acme");
        assertThat(left).doesNotExist();
    }

    @Test
    void aWaitForTheLockEndsWhenItIsGivenUp() throws IOException {
        ProcessLock lock = ProcessLock.at(path.resolve(".lock"));
        lock.holding(NEVER, () -> {
            Thread other = new Thread(() -> assertThatExceptionOfType(InterruptedIOException.class)
                    .isThrownBy(() -> grants.save("acme", Grants.version(1), () -> true)));
            FailedThread.join(other);
            return true;
        });
        assertThat(grants.load("acme")).isEmpty();
        savedFile("acme");
    }
}
