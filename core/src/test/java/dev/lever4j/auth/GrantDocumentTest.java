package dev.lever4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.error.MalformedResponseException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GrantDocumentTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final TokenSet TOKENS = new TokenSet(
            Secret.of("access-1"), Secret.of("refresh-1"), Duration.ofHours(1), Scopes.parse("a:read b:read"));

    @Test
    void everyPartOfAGrantComesBack() {
        StoredGrant grant = StoredGrant.connected(TOKENS, NOW).opening("me", NOW);
        byte[] bytes = GrantDocument.empty().with(grant).bytes();
        assertThat(GrantDocument.parse(bytes).grant()).contains(grant);
    }

    @Test
    void aNewGrantIsNewerThanAnyThatWasForgottenBefore() {
        StoredGrant old = StoredGrant.connected(TOKENS, NOW).rotated(TOKENS, NOW);
        StoredGrant anew = StoredGrant.connected(TOKENS, NOW.plusSeconds(1));
        assertThat(anew.version()).isEqualTo(1);
        assertThat(anew.generation()).isGreaterThan(old.generation());
    }

    @Test
    void aGrantThatReplacesAnotherIsItsNextVersionAndNewerWhateverTheClockSays() {
        StoredGrant kept = StoredGrant.connected(TOKENS, NOW.plusSeconds(60)).opening("me", NOW);
        StoredGrant next = StoredGrant.connected(TOKENS, NOW).replacing(kept);
        assertThat(next.version()).isEqualTo(3);
        assertThat(next.generation()).isEqualTo(kept.generation() + 1);
        assertThat(next.intentIsOpen()).isFalse();
    }

    @Test
    void aGrantThatCannotBeRefreshedIsNotKept() {
        TokenSet without = new TokenSet(Secret.of("access-1"), null, Duration.ofHours(1), Scopes.UNKNOWN);
        assertThatIllegalArgumentException().isThrownBy(() -> StoredGrant.connected(without, NOW));
    }

    @Test
    void aNoteOfTheFirstTokenStaysThroughRotations() {
        GrantDocument noted =
                GrantDocument.empty().with(StoredGrant.connected(TOKENS, NOW)).grownFrom("cafe");
        GrantDocument rotated = GrantDocument.parse(noted.bytes())
                .with(StoredGrant.connected(TOKENS, NOW).rotated(TOKENS, NOW));
        assertThat(rotated.grownFrom()).contains("cafe");
    }

    @Test
    void neitherTheDocumentNorItsFaultsPrintASecret() {
        assertThat(GrantDocument.empty().with(StoredGrant.connected(TOKENS, NOW)))
                .asString()
                .doesNotContain("access-1", "refresh-1");
        assertThatThrownBy(() -> GrantDocument.parse("[\"refresh-1\"]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedResponseException.class)
                .hasMessageNotContaining("refresh-1");
    }
}
