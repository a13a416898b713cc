package dev.lever4j.sample.webflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What the guide says is needed for a real Lever is, and is enough. Nothing here asks it anything. */
class RealLeverTest {
    @TempDir
    private Path folder;

    @Test
    void withWhatTheGuideSetsAnAdminIsSentToLever() throws IOException {
        try (ConfigurableApplicationContext app = start(properties())) {
            assertThat(app.getBeanProvider(SimulatedCustomers.class).getIfAvailable())
                    .isNull();
            page(app)
                    .post()
                    .uri("/lever/connect")
                    .exchange()
                    .expectStatus()
                    .isSeeOther()
                    .expectHeader()
                    .value(
                            HttpHeaders.LOCATION,
                            consent -> assertThat(consent)
                                    .startsWith("https://sandbox-lever.auth0.com/authorize?")
                                    .contains("example.com%2Flever%2Fcallback", "notes%3Awrite%3Aadmin"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "client-id, lever4j.oauth.client-id is missing",
        "client-secret, lever4j.oauth.client-secret is missing",
        "folder, there is no store for grants",
        "keys, lever4j.store.keys is missing",
    })
    void whatIsMissingFailsAtTheStart(String property, String said) throws IOException {
        String rest = properties().replaceFirst("(?m)^ +" + property + ":.*\n", "");
        assertThat(rest).isNotEqualTo(properties());

        assertThatThrownBy(() -> start(rest).close()).rootCause().hasMessageContaining(said);
    }

    @Test
    void aKeyIsEnoughByItself() throws IOException {
        try (ConfigurableApplicationContext app = start("lever4j: {api-key: some, environment: sandbox}\n")) {
            page(app, "localhost")
                    .get()
                    .uri("/api/default/status")
                    .exchange()
                    .expectBody()
                    .jsonPath("$.token.state")
                    .isEqualTo("key")
                    .jsonPath("$.simulated")
                    .isEqualTo(false);
        }
    }

    @Test
    void soIsOneInABlueprint() throws IOException {
        Path blueprint = Files.writeString(folder.resolve("integrations.yaml"), """
                integrations:
                  lever:
                    extends_blueprint: lever-basic:v0
                    api_key: some
                """);
        String properties = "lever4j: {blueprint: '" + blueprint + "', integration: lever, oauth: {scopes: ''}}\n";
        try (ConfigurableApplicationContext app = start(properties)) {
            page(app, "localhost")
                    .get()
                    .uri("/api/accounts")
                    .exchange()
                    .expectBody(String.class)
                    .isEqualTo("[\"default\"]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "' '", "['a', '']"})
    void aSigningTokenThatIsEmptyFailsAtTheStart(String token) {
        String properties = "lever4j: {api-key: some, environment: sandbox}\nsample: {signing-tokens: {default: %s}}\n";

        assertThatThrownBy(() -> start(properties.formatted(token)).close())
                .rootCause()
                .hasMessageContaining("sample.signing-tokens.default is empty");
    }

    /** The guide's, but for the scopes, which the sample has itself, and the place. */
    private String properties() {
        return Guide.properties()
                .replaceFirst("(?m)^ +scopes:.*\n", "")
                .replace("/var/lib/example/grants", folder.resolve("grants").toString());
    }

    private ConfigurableApplicationContext start(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("application.yaml"), yaml);
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--spring.config.additional-location=" + file.toUri(),
                "--LEVER_CLIENT_ID=some",
                "--LEVER_CLIENT_SECRET=secret",
                "--LEVER_GRANT_KEYS=MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="));
        return PipelineApplication.builder().run(arguments.toArray(String[]::new));
    }

    private static WebTestClient page(ConfigurableApplicationContext app) {
        return page(app, "example.com");
    }

    private static WebTestClient page(ConfigurableApplicationContext app, String host) {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + app.getEnvironment().getRequiredProperty("local.server.port"))
                .responseTimeout(RunningApp.SOON)
                .defaultHeader(HttpHeaders.HOST, host)
                .defaultHeader("Sec-Fetch-Site", "same-origin")
                .build();
    }
}
