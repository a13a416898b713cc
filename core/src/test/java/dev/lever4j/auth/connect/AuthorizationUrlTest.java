package dev.lever4j.auth.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an admin's browser is sent to Lever with. */
class AuthorizationUrlTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final RedirectUri HERE = new RedirectUri("https://Example.com/lever/callback?from=Lever&x=%41");
    private static final ConnectSettings ASKED =
            ConnectSettings.of(HERE, Scopes.parse("users:read:admin opportunities:read:admin"));

    @Test
    void asksForWhatLeverDocuments() {
        URI url = url(ASKED);
        assertThat(url.toString()).startsWith("https://auth.lever.co/authorize?");
        Map<String, String> query = CallbackQuery.parse(url.getRawQuery());
        assertThat(query)
                .containsEntry("client_id", "client 1")
                .containsEntry("redirect_uri", HERE.text())
                .containsEntry("response_type", "code")
                .containsEntry("audience", "https://api.lever.co/v1/")
                .containsEntry("scope", "offline_access opportunities:read:admin users:read:admin")
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "code_challenge")
                .doesNotContainKeys("client_secret", "code_verifier", "prompt");
        assertThat(url.getRawQuery()).doesNotContain("+");
    }

    @Test
    void withoutRefreshNobodyIsAskedForOfflineAccessEvenIfItIsListed() {
        ConnectSettings brief = ConnectSettings.of(HERE, Scopes.parse("users:read:admin offline_access"))
                .refresh(false);
        assertThat(CallbackQuery.parse(url(brief).getRawQuery())).containsEntry("scope", "users:read:admin");
        assertThat(begun(brief).wantsRefresh()).isFalse();
        assertThat(begun(ASKED).wantsRefresh()).isTrue();
    }

    @Test
    void withoutPkceThereIsNothingOfIt() {
        assertThat(url(ASKED.pkce(false)).getRawQuery()).doesNotContain("code_challenge");
        assertThat(begun(ASKED.pkce(false)).verifier()).isNull();
    }

    @Test
    void takesFurtherParametersButNoneThatItSetsItself() {
        ConnectSettings asked = ASKED.parameter("prompt", "consent");
        assertThat(CallbackQuery.parse(url(asked).getRawQuery())).containsEntry("prompt", "consent");
        assertThatIllegalArgumentException().isThrownBy(() -> ASKED.parameter("state", "mine"));
    }

    @Test
    void theChallengeIsThatOfTheStandard() {
        // RFC 7636, appendix B
        CodeVerifier verifier = new CodeVerifier(Secret.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
        assertThat(verifier.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void statesAndVerifiersHave256BitsAndNeverComeTwice() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            PendingConnection begun = begun(ASKED);
            assertThat(Base64.getUrlDecoder().decode(begun.state().reveal())).hasSize(32);
            assertThat(seen.add(begun.state().reveal())).isTrue();
            CodeVerifier verifier = begun.verifier();
            assertThat(verifier).isNotNull();
            assertThat(seen.add(verifier.secret().reveal())).isTrue();
            assertThat(begun.toString())
                    .doesNotContain(begun.state().reveal(), verifier.secret().reveal());
        }
    }

    @Test
    void expiresAfterTenMinutes() {
        PendingConnection begun = begun(ASKED);
        assertThat(begun.isExpired(NOW.plusSeconds(599))).isFalse();
        assertThat(begun.isExpired(NOW.plusSeconds(600))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/callback",
                "https:///callback",
                "ftp://localhost/",
                "http://localhost.example.com/",
                "https://user@example.com/",
                "https://example.com/#here",
                "/callback",
                "not a url",
                ""
            })
    void refusesARedirectUriThatWouldShowTheCodeToOthers(String uri) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RedirectUri(uri))
                .withMessageContaining("redirect URI");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3003/oauth/callback",
                "http://127.0.0.1/",
                "http://[::1]:8/x",
                "HTTPS://EXAMPLE.com:443/a%2Fb/?q"
            })
    void keepsARedirectUriAsItWasGiven(String uri) {
        assertThat(new RedirectUri(uri).text()).isEqualTo(uri);
    }

    private static PendingConnection begun(ConnectSettings asked) {
        return PendingConnection.begin("acme", asked, new SecureRandom(), NOW);
    }

    private static URI url(ConnectSettings asked) {
        return AuthorizationUrl.of(LeverEnvironment.PRODUCTION, "client 1", begun(asked), asked);
    }
}
