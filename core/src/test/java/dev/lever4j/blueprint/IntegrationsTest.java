package dev.lever4j.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.AuthServer;
import dev.lever4j.auth.ClientAuthentication;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.TokenBodyFormat;
import dev.lever4j.auth.connect.ConnectSettings;
import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.request.Query;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegrationsTest {
    private static AppCredential.OAuth oauth(Integration integration) {
        return (AppCredential.OAuth) integration.credential();
    }

    private static String key(Integration integration) {
        return ((AppCredential.ApiKey) integration.credential()).key().reveal();
    }

    @Test
    void anAppIsReadWithItsBlueprint() {
        Integration lever = Yaml.good("");
        assertThat(lever.name()).isEqualTo("lever");
        assertThat(lever.blueprint()).isEqualTo("lever:v0");
        assertThat(lever.environment()).isSameAs(LeverEnvironment.PRODUCTION);
        assertThat(oauth(lever).app()).isEqualTo(new OAuthApp("my-app", Secret.of("canary-secret-9Q")));
        assertThat(oauth(lever).requests())
                .isEqualTo(new OAuthRequests(List.of("offline_access", "opportunities:read:admin"), Map.of()));
        assertThat(lever.rate()).isNull();
        assertThat(lever.retries()).isNull();
        assertThat(lever.requestTimeout()).isNull();
        assertThat(lever.logLevel()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"lever:v0,production", "lever,production", "lever-sandbox:v0,sandbox", "lever-sandbox,sandbox"})
    void blueprintsByOAuthNameTheirSystem(String reference, String environment) {
        Integration read = Yaml.parse(Yaml.GOOD.replace("lever:v0", reference)).get("lever");
        assertThat(read.environment().name()).isEqualTo(environment);
    }

    @ParameterizedTest
    @CsvSource({"lever-basic,production", "lever-basic:v0,production", "lever-basic-sandbox:v0,sandbox"})
    void blueprintsByKeyNameTheirSystem(String reference, String environment) {
        Integration read =
                Yaml.parse(Yaml.KEY.replace("lever-basic", reference)).get("lever");
        assertThat(read.environment().name()).isEqualTo(environment);
        assertThat(key(read)).isEqualTo("canary-key-7Z");
    }

    @Test
    void theKeyHasTwoNames() {
        String other = Yaml.KEY.replace("api_key:", "app_api_key:");
        assertThat(key(Yaml.parse(other).get("lever"))).isEqualTo("canary-key-7Z");
    }

    @Test
    void anIntegrationCanSayEverythingItself() {
        Integration read = Yaml.parse("""
                        integrations:
                          own:
                            oauth_client_id: id
                            oauth_client_secret: s
                            oauth_scopes: []
                            auth:
                              auth_mode: OAUTH2
                              authorization_url: https://a.example/go
                              token_url: https://t.example/token
                              refresh_url: https://t.example/refresh
                              authorization_method: header
                              body_format: json
                              scope_separator: ","
                              authorization_params: {audience: urn:x/, prompt: consent, response_type: code}
                              token_params: {audience: urn:y, grant_type: authorization_code}
                            requests:
                              base_url: https://api.example/lever/v1/
                              params: {tenant: 7}
                        """).get("own");
        assertThat(read.blueprint()).isNull();
        assertThat(read.environment().api()).hasToString("https://api.example/lever/v1");
        assertThat(read.environment().audience()).isEqualTo("urn:x/");
        assertThat(read.environment().authServer())
                .isEqualTo(new AuthServer(
                        URI.create("https://a.example/go"),
                        URI.create("https://t.example/token"),
                        URI.create("https://t.example/refresh"),
                        ClientAuthentication.HEADER,
                        TokenBodyFormat.JSON,
                        ",",
                        Map.of("audience", "urn:y")));
        assertThat(oauth(read).requests()).isEqualTo(new OAuthRequests(List.of(), Map.of("prompt", "consent")));
        assertThat(read.requests().parameters()).isEqualTo(Map.of("tenant", "7"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.lever.co,production",
        "https://api.lever.co/v1/,production",
        "https://api.sandbox.lever.co/,sandbox",
        "https://api.eu.lever.co/v1,eu",
        "https://gateway.example,custom",
        "http://localhost:8080,custom"
    })
    void theBaseUrlMayHaveItsVersionOrNot(String url, String environment) {
        Integration read = Yaml.key("requests:\n  base_url: " + url);
        assertThat(read.environment().name()).isEqualTo(environment);
        assertThat(read.environment().api().toString()).endsWith("/v1").doesNotContain("v1/");
    }

    @Test
    void mapsAreMergedAndTheirLeavesReplaced() {
        Integration read = Yaml.good("""
                auth:
                  authorization_params:
                    prompt: consent
                requests:
                  base_url: https://gateway.example
                  headers: {X-Team: hiring}
                """);
        assertThat(read.environment().audience()).isEqualTo("https://api.lever.co/v1/");
        assertThat(read.environment().authServer()).isEqualTo(LeverEnvironment.PRODUCTION.authServer());
        assertThat(oauth(read).requests().authorizationParams()).isEqualTo(Map.of("prompt", "consent"));
        assertThat(read.requests().headers()).isEqualTo(Map.of("x-team", "hiring"));
    }

    @Test
    void anAudienceWithoutItsSlashIsUsedAndWarnedOf() {
        Integrations read =
                Yaml.parse(Yaml.GOOD + "    auth: {authorization_params: {audience: 'https://api.lever.co/v1'}}\n");
        assertThat(read.get("lever").environment().audience()).isEqualTo("https://api.lever.co/v1");
        assertThat(read.warnings())
                .singleElement()
                .hasToString("f.yaml:7:12: the audience has no slash at its end, and Lever documents it with one");
    }

    @Test
    void scopesAreAListOrOneText() {
        String text =
                Yaml.GOOD.replace("[offline_access, opportunities:read:admin]", "offline_access  files:read:admin");
        assertThat(oauth(Yaml.parse(text).get("lever")).requests().scopes())
                .containsExactly("offline_access", "files:read:admin");
    }

    @Test
    void itSaysWhatAnAdminIsAskedFor() {
        RedirectUri here = new RedirectUri("https://app.example/back");
        Integration read = Yaml.good("auth: {authorization_params: {prompt: consent}}");
        assertThat(oauth(read).requests().connect(here))
                .isEqualTo(ConnectSettings.of(here, Scopes.parse("offline_access opportunities:read:admin"))
                        .parameter("prompt", "consent"));
    }

    @Test
    void offlineAccessIsAskedForWhetherOrNotItIsNamed() {
        RedirectUri here = new RedirectUri("https://app.example/back");
        Integrations read = Yaml.parse(Yaml.GOOD.replace("offline_access, ", ""));
        assertThat(read.warnings()).isEmpty();
        assertThat(oauth(read.get("lever")).requests().connect(here).asked())
                .hasToString("offline_access opportunities:read:admin");
    }

    @Test
    void aScopeNamedTwiceCountsOnce() {
        Integrations read = Yaml.parse(Yaml.GOOD.replace("opportunities:read:admin", "offline_access"));
        assertThat(oauth(read.get("lever")).requests().scopes()).containsExactly("offline_access");
        assertThat(read.warnings()).hasToString("[f.yaml:6:36: this scope is named before already]");
    }

    @Test
    void limitsAreReadAndWhatIsNotSaidStays() {
        Integration read = Yaml.good("""
                http_request_timeout_seconds: 2.5
                log_level: warn
                retries:
                  attempts: 5
                  transient_base_milliseconds: 10
                  throttling_base_milliseconds: 20
                  cap_seconds: 30
                  retry_after_ceiling_seconds: 40
                  budget: 50
                  transient_cost: 6
                  throttling_cost: 7
                rate_limit:
                  per_second: 2.5
                  burst: 3
                """);
        assertThat(read.requestTimeout()).isEqualTo(Duration.ofMillis(2500));
        assertThat(read.logLevel()).isEqualTo(LogLevel.WARN);
        assertThat(read.rate()).isEqualTo(new RateLimit(2.5, 3));
        assertThat(read.retries())
                .isEqualTo(new RetryPolicy(
                        5,
                        Duration.ofMillis(10),
                        Duration.ofMillis(20),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(40),
                        50,
                        6,
                        7));
        assertThat(Yaml.good("retries: {attempts: 1}").retries()).isEqualTo(RetryPolicy.NONE);
        assertThat(Yaml.good("rate_limit: {per_second: 5}").rate()).isEqualTo(new RateLimit(5, 9));
        assertThat(Yaml.good("rate_limit: {burst: 4}").rate()).isEqualTo(new RateLimit(10, 4));
        assertThat(Yaml.good("http_request_timeout_seconds: 0").requestTimeout())
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void variablesStandInEveryScalarAndListItem() {
        Map<String, String> environment = Map.ofEntries(
                Map.entry("B", "lever"),
                Map.entry("ID", "id"),
                Map.entry("S", "secret"),
                Map.entry("R", "read"),
                Map.entry("T", "45"),
                Map.entry("L", "debug"),
                Map.entry("U", "https://api.eu.lever.co"),
                Map.entry("H", "a b"),
                Map.entry("P", "consent"),
                Map.entry("N", "4"));
        Integration read = Integrations.parse("f.yaml", """
                        integrations:
                          lever:
                            extends_blueprint: ${B}:v0
                            oauth_client_id: ${ID}
                            oauth_client_secret: x${S}y${S}
                            oauth_scopes: ["opportunities:${R}:admin"]
                            http_request_timeout_seconds: ${T}
                            log_level: ${L}
                            auth: {authorization_params: {prompt: "${P}"}}
                            requests: {base_url: "${U}", headers: {X-H: "<${H}>"}, params: {p: "${H}"}}
                            retries: {attempts: "${N}"}
                            rate_limit: {burst: "${N}"}
                        """, environment).get("lever");
        assertThat(oauth(read).app()).isEqualTo(new OAuthApp("id", Secret.of("xsecretysecret")));
        assertThat(oauth(read).requests().scopes()).containsExactly("opportunities:read:admin");
        assertThat(oauth(read).requests().authorizationParams()).containsEntry("prompt", "consent");
        assertThat(read.environment()).isSameAs(LeverEnvironment.EU);
        assertThat(read.requestTimeout()).isEqualTo(Duration.ofSeconds(45));
        assertThat(read.logLevel()).isEqualTo(LogLevel.DEBUG);
        assertThat(read.requests().headers()).isEqualTo(Map.of("x-h", "<a b>"));
        assertThat(read.requests().in(Query.empty()).encoded()).isEqualTo("p=a%20b");
        assertThat(read.retries()).isEqualTo(RetryPolicy.DEFAULT.attempts(4));
        assertThat(read.rate()).isEqualTo(new RateLimit(10, 4));
    }

    @Test
    void whatAVariableHoldsIsNotLookedIntoAgain() {
        Map<String, String> odd = Map.of("X", "${LEVER_CLIENT_SECRET}", "LEVER_CLIENT_SECRET", "s");
        Integration read = Integrations.parse("f.yaml", Yaml.GOOD + "    requests: {headers: {X-H: '${X}'}}\n", odd)
                .get("lever");
        assertThat(read.requests().headers()).containsEntry("x-h", "${LEVER_CLIENT_SECRET}");
    }

    @Test
    void twoDollarsBeforeABraceAreOne() {
        Integration read = Yaml.good("requests: {headers: {X-H: 'a $${LEVER_CLIENT_SECRET} $ $$ $x'}}");
        assertThat(read.requests().headers()).containsEntry("x-h", "a ${LEVER_CLIENT_SECRET} $ $$ $x");
    }

    @Test
    void aKeyCanGoIntoAHeaderOfAGateway() {
        Integration read = Yaml.key("requests: {headers: {X-Key: '${api_key}', X-Basic: '${basic_auth_encoded}'}}");
        assertThat(read.requests().headers())
                .isEqualTo(Map.of("x-key", "canary-key-7Z", "x-basic", "Y2FuYXJ5LWtleS03Wjo="));
        assertThat(read.toString()).doesNotContain("canary", "Y2Fu");
    }

    @Test
    void theAuthorizationHeaderMayBeSaidAsItIs() {
        assertThat(Yaml.good("requests: {headers: {authorization: 'Bearer ${access_token}'}}")
                        .requests()
                        .headers())
                .isEmpty();
    }

    @Test
    void oneIntegrationNeedsOnlyItsOwnVariables() {
        String two = Yaml.GOOD + "  other:\n    extends_blueprint: lever-basic\n    api_key: ${NOT_SET}\n";
        assertThat(Integrations.parseOne("f.yaml", two, Yaml.ENVIRONMENT, "lever")
                        .byName())
                .containsOnlyKeys("lever");
        assertThatExceptionOfType(BlueprintException.class).isThrownBy(() -> Yaml.parse(two));
        assertThatExceptionOfType(BlueprintException.class)
                .isThrownBy(() -> Integrations.parseOne("f.yaml", two, Yaml.ENVIRONMENT, "levre"))
                .withMessage("f.yaml:2:3: there is no integration of this name; did you mean lever?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Yaml.parse(Yaml.GOOD).get("zzzzzzzzzz"))
                .withMessage("there is no integration of this name; there are: lever");
    }

    @Test
    void anchorsSpareRepetition() {
        Integrations read = Yaml.parse("""
                integrations:
                  a: {extends_blueprint: lever-basic, api_key: k, requests: &r {headers: {X-A: b}}}
                  b: {extends_blueprint: lever-basic-sandbox, api_key: k, requests: *r}
                """);
        assertThat(read.get("b").requests()).isEqualTo(read.get("a").requests());
    }

    @Test
    void nothingPrintsASecret() {
        Integrations read = Yaml.parse(Yaml.GOOD
                + "    requests: {headers: {X-A: canary-header}, params: {p: canary-param}}\n"
                + "    auth: {token_params: {x: canary-token}, authorization_params: {y: canary-auth}}\n");
        assertThat(read.toString()).contains("x-a", "my-app").doesNotContain("canary");
    }
}
