package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.blueprint.Blueprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlueprintCommandTest {
    private static final String TWO = """
            integrations:
              lever:
                extends_blueprint: lever:v0
                oauth_client_id: my-app
                oauth_client_secret: ${LEVER_CLIENT_SECRET}
                oauth_scopes: [opportunities:read:admin]
                log_level: info
                http_request_timeout_seconds: 100
                retries: {attempts: 5}
                auth: {refresh_url: https://r.example/t, authorization_method: header, token_params: {x: canary-x}}
                requests: {headers: {X-Team: canary-y}}
              key:
                extends_blueprint: lever-basic-sandbox
                api_key: ${LEVER_KEY}
            """;

    @TempDir
    private Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("integrations.yaml"), text).toString();
    }

    @Test
    void checkSaysWhatEachIntegrationWouldDoAndNoSecret() throws IOException {
        String file = file(TWO);
        Cli.Result result = Cli.with("LEVER_CLIENT_SECRET", "canary-secret")
                .env("LEVER_KEY", "canary-key")
                .run("blueprint", "check", file);
        assertThat(result.exit()).isZero();
        assertThat(result.everything()).doesNotContain("canary");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                        lever
                          blueprint: lever:v0
                          environment: custom
                          API: https://api.lever.co/v1
                          client id: my-app
                          client secret: set, sent in the header
                          authorize at: https://auth.lever.co/authorize
                          audience: https://api.lever.co/v1/
                          tokens from: https://auth.lever.co/oauth/token (form)
                          refresh at: https://r.example/t
                          scopes: opportunities:read:admin
                          token parameters: x (set)
                          headers: x-team (set)
                          rate: 10.0 requests/s, bursts of 18
                          attempts: 5, a Retry-After of up to 60.0 s
                          timeouts: 100.0 s a request, 400.0 s a call
                          log level: info
                        key
                          blueprint: lever-basic-sandbox:v0
                          environment: sandbox
                          API: https://api.sandbox.lever.co/v1
                          API key: set, sent as HTTP Basic
                          rate: 10.0 requests/s, bursts of 18
                          attempts: 3, a Retry-After of up to 60.0 s
                          timeouts: 30.0 s a request, 120.0 s a call
                          log level: as the logging library says
                        """);
    }

    @Test
    void oneIntegrationIsCheckedByItself() throws IOException {
        Cli.Result result = Cli.with("LEVER_KEY", "k").run("blueprint", "check", file(TWO), "--integration", "key");
        assertThat(result.exit()).isZero();
        assertThat(result.out()).startsWith("key\n").doesNotContain("my-app");
    }

    @Test
    void everyProblemIsALine() throws IOException {
        String file = file(TWO.replace("info", "loud"));
        Cli.Result result = Cli.bare().run("blueprint", "check", file);
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines())
                .containsExactly(
                        "lever: " + file + ":5:26: the environment variable LEVER_CLIENT_SECRET is not set",
                        "lever: " + file + ":7:16: log_level must be one of debug, error, info, warn",
                        "lever: " + file + ":14:14: the environment variable LEVER_KEY is not set");
    }

    @Test
    void aFileThatCannotBeReadIsALocalFault() {
        Cli.Result result =
                Cli.bare().run("blueprint", "check", folder.resolve("none.yaml").toString());
        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.err()).contains("none.yaml could not be read");
    }

    @Test
    void showPrintsWhatCanBeExtended() {
        assertThat(Cli.bare().run("blueprint", "show", "lever:v0").out())
                .isEqualTo(Blueprint.named("lever").text());
        Cli.Result wrong = Cli.bare().run("blueprint", "show", "lever-sandbx");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).isEqualTo("lever: there is no such blueprint; did you mean lever-sandbox?\n");
    }

    @Test
    void aSubcommandIsNamed() {
        assertThat(Cli.bare().run("blueprint").err()).contains("name a command: check or show");
        assertThat(Cli.bare().run("blueprint", "chek", "x").err()).contains("name a command: check or show");
    }
}
