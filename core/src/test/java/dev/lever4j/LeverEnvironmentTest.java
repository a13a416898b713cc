package dev.lever4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.auth.AuthServer;
import dev.lever4j.auth.ClientAuthentication;
import dev.lever4j.auth.TokenBodyFormat;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeverEnvironmentTest {
    private static final URI AUTH = URI.create("https://auth.example.com");

    @Test
    void theKnownOnesAreAsDocumented() {
        assertThat(LeverEnvironment.PRODUCTION.api()).hasToString("https://api.lever.co/v1");
        assertThat(LeverEnvironment.PRODUCTION.tokenUrl()).hasToString("https://auth.lever.co/oauth/token");
        assertThat(LeverEnvironment.PRODUCTION.authorizeUrl()).hasToString("https://auth.lever.co/authorize");
        assertThat(LeverEnvironment.PRODUCTION.audience()).isEqualTo("https://api.lever.co/v1/");
        assertThat(LeverEnvironment.SANDBOX.api()).hasToString("https://api.sandbox.lever.co/v1");
        assertThat(LeverEnvironment.SANDBOX.audience()).isEqualTo("https://api.sandbox.lever.co/v1/");
        assertThat(LeverEnvironment.SANDBOX.tokenUrl()).hasToString("https://sandbox-lever.auth0.com/oauth/token");
        assertThat(LeverEnvironment.EU.api()).hasToString("https://api.eu.lever.co/v1");
        assertThat(LeverEnvironment.EU).hasToString("eu");
    }

    @ParameterizedTest
    @CsvSource({
        "https://lever.example.com, https://lever.example.com/v1",
        "https://lever.example.com/, https://lever.example.com/v1",
        "https://lever.example.com/v1, https://lever.example.com/v1",
        "https://lever.example.com/v1//, https://lever.example.com/v1",
        "https://lever.example.com:8443/proxy, https://lever.example.com:8443/proxy/v1"
    })
    void theVersionMayBeGivenOrNot(String given, String base) {
        LeverEnvironment environment = LeverEnvironment.custom(URI.create(given), AUTH);
        assertThat(environment.api()).hasToString(base);
        assertThat(environment.audience()).isEqualTo(base + "/");
        assertThat(environment).hasToString(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://lever.example.com",
                "http://localhost:8080",
                "http://127.0.0.1",
                "ftp://x",
                "lever.example.com",
                "/v1",
                "https:///v1",
                "https://user:pw@lever.example.com",
                "https://lever.example.com?x=1",
                "https://lever.example.com#x",
                "file:///etc/passwd"
            })
    void onlyPlainHttpsUrlsAreTaken(String url) {
        URI uri = URI.create(url);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeverEnvironment.custom(uri, AUTH))
                .withMessageNotContaining("pw");
        assertThatIllegalArgumentException().isThrownBy(() -> LeverEnvironment.custom(AUTH, uri));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080", "http://127.0.0.1:1", "http://[::1]:1", "https://lever.example.com"})
    void loopbackMayBePlainHttpWhenAskedFor(String url) {
        URI uri = URI.create(url);
        assertThat(LeverEnvironment.customWithLoopbackHttp(uri, uri).auth()).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://lever.example.com",
                "http://127.0.0.1.example.com",
                "http://localhost.example.com",
                "http://128.0.0.1",
                "http://user@localhost"
            })
    void nothingElseMay(String url) {
        URI uri = URI.create(url);
        assertThatIllegalArgumentException().isThrownBy(() -> LeverEnvironment.customWithLoopbackHttp(uri, AUTH));
    }

    @Test
    void publicPostingsAreKnownOfProductionAndTheEuOnly() {
        assertThat(LeverEnvironment.PRODUCTION.publicApi()).contains(URI.create("https://api.lever.co"));
        assertThat(LeverEnvironment.EU.publicApi()).contains(URI.create("https://api.eu.lever.co"));
        assertThat(LeverEnvironment.SANDBOX.publicApi()).isEmpty();
        assertThat(LeverEnvironment.custom(AUTH, AUTH).publicApi()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://x.example.com/jobs", "https://x.example.com/jobs/v0", "https://x.example.com/jobs/v0/"})
    void aCustomOneIsToldOfItsPublicPostings(String base) {
        LeverEnvironment environment = LeverEnvironment.custom(AUTH, AUTH).withPublicApi(URI.create(base));
        assertThat(environment.publicApi()).contains(URI.create("https://x.example.com/jobs"));
        assertThat(environment.origins())
                .containsExactlyInAnyOrder(environment.api(), AUTH, URI.create("https://x.example.com/jobs"));
    }

    @Test
    void anotherAuthorizationServerIsAmongItsOriginsAndHeldToTheSameRules() {
        URI go = URI.create("https://a.example.com/go");
        URI token = URI.create("https://t.example.com/deep/token");
        URI refresh = URI.create("https://r.example.com/oauth/token");
        LeverEnvironment other = LeverEnvironment.PRODUCTION.withAuthServer(
                new AuthServer(go, token, refresh, ClientAuthentication.HEADER, TokenBodyFormat.JSON));
        assertThat(other.origins())
                .contains(
                        LeverEnvironment.PRODUCTION.api(),
                        URI.create("https://t.example.com"),
                        URI.create("https://r.example.com"))
                .doesNotContain(LeverEnvironment.PRODUCTION.auth());
        assertThat(other.tokenUrl()).isEqualTo(token);
        assertThat(other.authorizeUrl()).isEqualTo(go);
        assertThat(other).isNotEqualTo(LeverEnvironment.PRODUCTION).hasToString("https://api.lever.co/v1");
        for (URI bad : List.of(URI.create("http://a.example.com/x"), URI.create("https://u:canary@a.example.com/x"))) {
            AuthServer server =
                    new AuthServer(go, bad, go, ClientAuthentication.BODY, TokenBodyFormat.FORM, " ", Map.of());
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LeverEnvironment.PRODUCTION.withAuthServer(server))
                    .withMessageContaining("token URL")
                    .withMessageNotContaining("canary");
        }
    }

    @Test
    void whatItWantsInItsFormIsNotPrinted() {
        AuthServer server = new AuthServer(
                AUTH, AUTH, AUTH, ClientAuthentication.BODY, TokenBodyFormat.FORM, " ", Map.of("x", "canary"));
        assertThat(server.toString()).contains("[x]").doesNotContain("canary");
    }

    @Test
    void publicPostingsAreHeldToTheSameRules() {
        URI loopback = URI.create("http://127.0.0.1:8080");
        assertThat(LeverEnvironment.customWithLoopbackHttp(loopback, loopback)
                        .withPublicApi(loopback)
                        .publicApi())
                .contains(loopback);
        LeverEnvironment secure = LeverEnvironment.custom(AUTH, AUTH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> secure.withPublicApi(loopback))
                .withMessageContaining("public API");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> secure.withPublicApi(URI.create("https://u:p@x.example.com")));
    }
}
