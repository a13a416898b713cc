package dev.lever4j.export.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionKeyTest {
    private static final RedactionProfile PROFILE =
            RedactionProfile.parse("test", "{redaction: 1, users: {email: hash email}}");

    @TempDir
    private Path folder;

    private Path file(int bytes, String rights) throws IOException {
        Path file = Files.write(folder.resolve("key"), new byte[bytes]);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    @Test
    void isAllBytesOfAFile() throws IOException {
        RedactionKey read = RedactionKey.read(file(33, "rw-------"));

        assertThat(Redaction.of(PROFILE, read).mark().fingerprint())
                .isEqualTo(Redaction.of(PROFILE, RedactionKey.of(new byte[33]))
                        .mark()
                        .fingerprint());
        assertThat(read).hasToString("RedactionKey[***]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void isRefusedWhereOthersHaveRightsToIt(String rights) throws IOException {
        Path file = file(32, rights);

        assertThatThrownBy(() -> RedactionKey.read(file))
                .isInstanceOf(RedactionException.class)
                .hasMessageContaining("chmod 600")
                .hasMessageContaining(file.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 4097})
    void isRefusedWhereItIsTooShortOrNoKeyAtAll(int bytes) throws IOException {
        Path file = file(bytes, "rw-------");

        assertThatThrownBy(() -> RedactionKey.read(file))
                .isInstanceOf(RedactionException.class)
                .hasMessageContaining("32")
                .hasMessageContaining(file.toString());
    }

    @Test
    void isRefusedWhereThereIsNone() {
        assertThatThrownBy(() -> RedactionKey.read(folder.resolve("none")))
                .isInstanceOf(RedactionException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void doesNotChangeWithItsBytes() {
        byte[] random = new byte[32];
        Redaction before = Redaction.of(PROFILE, RedactionKey.of(random));
        RedactionKey key = RedactionKey.of(random);
        random[0] = 1;

        assertThat(Redaction.of(PROFILE, key).mark().fingerprint())
                .isEqualTo(before.mark().fingerprint());
    }
}
