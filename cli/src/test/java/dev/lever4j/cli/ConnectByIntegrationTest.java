package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectByIntegrationTest {
    private final String callback = "http://localhost:" + FreePort.find() + "/oauth/callback";
    private final Simulator simulator = Simulator.builder()
            .opportunities(20)
            .rate(1_000, 1_000)
            .redirectUri(callback)
            .start();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        simulator.close();
    }

    private String file() throws IOException {
        return Files.writeString(folder.resolve("integrations.yaml"), """
                        integrations:
                          lever:
                            extends_blueprint: lever:v0
                            oauth_client_id: %3$s
                            oauth_client_secret: ${APP_SECRET}
                            oauth_scopes: [opportunities:read:admin]
                            auth: {authorization_url: %2$s/authorize, token_url: %2$s/oauth/token}
                            requests: {base_url: %1$s}
                          reports:
                            extends_blueprint: lever-basic:v0
                            api_key: some-key-1
                        """.formatted(
                                simulator.baseUrl(),
                                simulator.authUrl(),
                                simulator.app().clientId()))
                .toString();
    }

    private Cli cli() {
        return Cli.with("LEVER_HOME", folder.resolve("home").toString())
                .env("APP_SECRET", simulator.app().clientSecret());
    }

    @Test
    void appServerAndScopesComeFromTheFileAndTheNameFromTheIntegration() throws Exception {
        PlayedBrowser browser = new PlayedBrowser();

        Cli.Result result = cli().browser(browser)
                .run("connect", "--integration", "lever", "--file", file(), "--redirect-uri", callback);

        assertThat(result.exit()).isZero();
        assertThat(browser.page().body()).contains("“lever”");
        assertThat(result.err())
                .contains("kept as lever", "granted: offline_access opportunities:read:admin")
                .contains("use it with --integration lever --connection lever");
        Cli.Result used = cli().run(
                        "api",
                        "GET",
                        "/opportunities",
                        "--integration",
                        "lever",
                        "--file",
                        file(),
                        "--connection",
                        "lever");
        assertThat(used.exit()).isZero();
        assertThat(used.out()).contains("\"data\"");
    }

    @Test
    void whatIsWorthASecondLookInTheFileIsSaidBeforeTheServerRefusesIt() throws IOException {
        Path file = Path.of(file());
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "oauth/token}", "oauth/token, authorization_params: {audience: 'https://a.example'}}"));

        Cli.Result result = cli().browser(new PlayedBrowser())
                .run("connect", "--integration", "lever", "--file", file.toString(), "--redirect-uri", callback);

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).startsWith("lever: warning: " + file + ":7:").contains("the audience has no slash");
    }

    @Test
    void whatCannotBeKeptIsNotAskedFor() throws IOException {
        isRefused("has an API key", "--integration", "reports", "--file", file());
        isRefused("says server and scopes", "--integration", "lever", "--file", file(), "--scopes", "x");
        isRefused("says server and scopes", "--integration", "lever", "--file", file(), "--environment", "eu");
        isRefused("did you mean lever?", "--integration", "levr", "--file", file());
        assertThat(simulator.ledger().entries()).isEmpty();
        assertThat(folder.resolve("home")).doesNotExist();
    }

    private void isRefused(String because, String... options) {
        String[] all = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("connect"), java.util.stream.Stream.of(options))
                .toArray(String[]::new);
        Cli.Result result = cli().run(all);
        assertThat(result.err()).contains(because).hasLineCount(1);
        assertThat(result.exit()).isEqualTo(2);
    }
}
