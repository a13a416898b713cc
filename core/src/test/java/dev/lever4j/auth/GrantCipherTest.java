package dev.lever4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.error.TokenStoreException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

class GrantCipherTest {
    private static final Secret KEY = Secret.of("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static final byte[] CONTENT = "canary-refresh".getBytes(StandardCharsets.US_ASCII);
    private final GrantCipher cipher = GrantCipher.with(GrantKeys.of(KEY));

    private static ThrowableAssertAlternative<TokenStoreException> assertRefused(
            GrantCipher cipher, String place, byte[] sealed) {
        return assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> cipher.open(place, sealed))
                .withMessageNotContaining("canary");
    }

    @Test
    void whatWasSealedOpensAtItsPlace() {
        assertThat(cipher.open("acme", cipher.seal("acme", CONTENT))).isEqualTo(CONTENT);
        assertThat(cipher.open("", cipher.seal("", new byte[0]))).isEmpty();
    }

    @Test
    void whatAnEarlierVersionSealedStillOpens() {
        String sealed =
                "4c344a4701ea4c1bb4584e1ef99c2aa232c5b771bd17b857ab38ab3238445fa658252da8a87eae206ef0c956b1e56ca342cb3cd5f71a41";
        assertThat(cipher.open("acme", HexFormat.of().parseHex(sealed))).isEqualTo(CONTENT);
    }

    @Test
    void nothingOfItIsToBeSeen() {
        assertThat(new String(cipher.seal("acme", CONTENT), StandardCharsets.ISO_8859_1))
                .doesNotContain("canary", "acme");
    }

    @Test
    void noNonceIsUsedTwice() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            nonces.add(HexFormat.of().formatHex(cipher.seal("acme", CONTENT), 13, 25));
        }
        assertThat(nonces).hasSize(1000);
    }

    @Test
    void aFlipOfAnyBitIsNoticed() {
        byte[] sealed = cipher.seal("acme", CONTENT);
        for (int bit = 0; bit < sealed.length * Byte.SIZE; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertRefused(cipher, "acme", flipped);
        }
    }

    @Test
    void whatIsCutOrLongerIsRefused() {
        byte[] sealed = cipher.seal("acme", CONTENT);
        for (int length = 0; length < sealed.length; length++) {
            assertRefused(cipher, "acme", Arrays.copyOf(sealed, length));
        }
        assertRefused(cipher, "acme", Arrays.copyOf(sealed, sealed.length + 1));
    }

    @Test
    void whatWasSealedForAnotherPlaceIsRefused() {
        assertRefused(cipher, "globex", cipher.seal("acme", CONTENT)).withMessageContaining("another place");
    }

    @Test
    void aKeyThatIsMissingIsNamedByItsId() {
        GrantCipher other = GrantCipher.with(GrantKeys.of(GrantKeys.fresh()));
        String id = HexFormat.of().formatHex(cipher.seal("acme", CONTENT), 5, 13);
        assertRefused(other, "acme", cipher.seal("acme", CONTENT))
                .withMessageContaining("key " + id)
                .withMessageContaining("add it");
    }

    @Test
    void theNewestKeySealsAndOldOnesStillOpen() {
        Secret next = GrantKeys.fresh();
        GrantCipher both = GrantCipher.with(GrantKeys.of(next, KEY));
        assertThat(both.open("acme", cipher.seal("acme", CONTENT))).isEqualTo(CONTENT);
        byte[] sealed = both.seal("acme", CONTENT);
        assertThat(GrantCipher.with(GrantKeys.of(next)).open("acme", sealed)).isEqualTo(CONTENT);
        assertRefused(cipher, "acme", sealed);
    }

    @Test
    void whatIsNoKeyIsRefusedAndNotQuoted() {
        for (String no : new String[] {"canary!", "Y2FuYXJ5", "A".repeat(43) + "="}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> GrantKeys.of(Secret.of(no)))
                    .withMessageStartingWith("a key for grants must be")
                    .withMessageNotContaining(no)
                    .withNoCause();
        }
    }

    @Test
    void keysAreReadFromALineOrALineEach() {
        Secret next = GrantKeys.fresh();
        String both = GrantKeys.of(next, KEY).toString();
        assertThat(GrantKeys.parse(next.reveal() + " " + KEY.reveal())).hasToString(both);
        assertThat(GrantKeys.parse("\n" + next.reveal() + "\r\n" + KEY.reveal() + "\n"))
                .hasToString(both);
        assertThatIllegalArgumentException().isThrownBy(() -> GrantKeys.parse(" \n"));
    }

    @Test
    void freshKeysDiffer() {
        assertThat(GrantKeys.fresh()).isNotEqualTo(GrantKeys.fresh());
    }

    @Test
    void neitherPrintsAKey() {
        assertThat(cipher).asString().contains("GrantKeys[").doesNotContain("AAECAwQ");
    }
}
