package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.TokenPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionUseTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T08:00:00Z");
    private static final String OPPORTUNITIES = "/v1/opportunities";

    private final Simulator simulator =
            Simulator.builder().opportunities(250).rate(1_000, 1_000).start();

    @TempDir
    private Path folder;

    private Kept kept = new Kept(Path.of(""));

    @BeforeEach
    void keep() {
        kept = new Kept(folder.resolve("home"));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Kept connected(Instant askedAt) {
        TokenPair tokens = simulator.newTokens();
        return kept.with("acme", tokens.accessToken(), tokens.refreshToken(), askedAt);
    }

    private Cli cli() {
        return Cli.withApp(simulator).env("LEVER_HOME", kept.home().toString());
    }

    private String[] export(String file, String... more) {
        return Stream.concat(Stream.of("export", "--out", folder.resolve(file).toString(), "--quiet"), Stream.of(more))
                .toArray(String[]::new);
    }

    private String integrations(String text) throws IOException {
        return Files.writeString(folder.resolve("integrations.yaml"), text).toString();
    }

    private String described() throws IOException {
        return integrations("""
                integrations:
                  lever:
                    extends_blueprint: lever:v0
                    oauth_client_id: ${LEVER_CLIENT_ID}
                    oauth_client_secret: ${LEVER_CLIENT_SECRET}
                    oauth_scopes: [offline_access, opportunities:read:admin]
                    auth: {authorization_url: %2$s/authorize, token_url: %2$s/oauth/token}
                    requests: {base_url: %1$s}
                  reports:
                    extends_blueprint: lever-basic:v0
                    api_key: ${LEVER_API_KEY}
                    requests: {base_url: %1$s}
                    rate_limit: {per_second: 1000}
                """.formatted(simulator.baseUrl(), simulator.authUrl()));
    }

    private Cli bare() {
        return Cli.with("LEVER_HOME", kept.home().toString());
    }

    @Test
    void anExportUsesAConnectionAndKeepsWhatItsRefreshBrought() {
        connected(LONG_AGO);
        String spent = kept.grant("acme").refreshToken().reveal();

        Cli.Result first = cli().run(export("a.ndjson", "--connection", "acme"));
        Cli.Result second = cli().run(export("b.ndjson", "--connection", "acme"));

        assertThat(first.everything() + second.everything()).isEmpty();
        assertThat(List.of(first.exit(), second.exit())).containsExactly(0, 0);
        assertThat(folder.resolve("b.ndjson")).content().hasLineCount(250);
        assertThat(simulator.ledger().tokenRequests()).hasSize(1);
        assertThat(kept.grant("acme").refreshToken().reveal()).isNotEqualTo(spent);
        assertThat(kept.grant("acme").intentIsOpen()).isFalse();
        assertThat(simulator.ledger().refreshTokenReuses()).isZero();
    }

    @Test
    void aTokenThatEndsWhileItIsUsedIsRefreshedAndKept() {
        // old enough for its 401 to be believed
        connected(Instant.now().minusSeconds(600));
        Gate gate = simulator.controls().hold("GET", OPPORTUNITIES);
        CompletableFuture<Void> ended = gate.arrived(1).thenRun(() -> {
            simulator.controls().expireAccessTokens();
            gate.open();
        });

        Cli.Result result = cli().run(export("a.ndjson", "--connection", "acme"));

        assertThat(ended).isCompleted();
        assertThat(result.exit()).isZero();
        assertThat(folder.resolve("a.ndjson")).content().hasLineCount(250);
        assertThat(simulator.ledger().tokenRequests()).hasSize(1);
        assertThat(cli().run("api", "GET", "/stages", "--connection", "acme").exit())
                .isZero();
        assertThat(simulator.ledger().tokenRequests()).hasSize(1);
    }

    @Test
    void whatOneExportRefreshesTheOtherUses() throws Exception {
        connected(LONG_AGO);
        Gate gate = simulator.controls().hold("GET", OPPORTUNITIES);
        CompletableFuture<Cli.Result> first =
                CompletableFuture.supplyAsync(() -> cli().run(export("a.ndjson", "--connection", "acme")));
        gate.arrived(1).get(60, TimeUnit.SECONDS);
        CompletableFuture<Cli.Result> second =
                CompletableFuture.supplyAsync(() -> cli().run(export("b.ndjson", "--connection", "acme")));
        gate.arrived(2).get(60, TimeUnit.SECONDS);
        gate.open();

        assertThat(first.get(60, TimeUnit.SECONDS).everything()).isEmpty();
        assertThat(second.get(60, TimeUnit.SECONDS).everything()).isEmpty();
        assertThat(folder.resolve("a.ndjson")).content().hasLineCount(250);
        assertThat(folder.resolve("b.ndjson")).content().hasLineCount(250);
        assertThat(simulator.ledger().tokenRequests()).hasSize(1);
        assertThat(simulator.ledger().refreshTokenReuses()).isZero();
        assertThat(kept.grant("acme").intentIsOpen()).isFalse();
    }

    @Test
    void anIntegrationSaysAppServerAndRate() throws IOException {
        connected(Instant.now());
        String file = described();
        Cli cli = bare().env("LEVER_CLIENT_ID", simulator.app().clientId())
                .env("LEVER_CLIENT_SECRET", simulator.app().clientSecret());

        Cli.Result result =
                cli.run(export("a.ndjson", "--integration", "lever", "--file", file, "--connection", "acme"));

        assertThat(result.everything()).isEmpty();
        assertThat(folder.resolve("a.ndjson")).content().hasLineCount(250);
    }

    @Test
    void anIntegrationByKeyNeedsNoConnectionThoughItsVariableIsSet() throws IOException {
        Cli cli = bare().env("LEVER_API_KEY", simulator.apiKey());

        Cli.Result result = cli.run(
                "export",
                "--out",
                folder.resolve("a.ndjson").toString(),
                "--integration",
                "reports",
                "--file",
                described());

        assertThat(result.exit()).isZero();
        assertThat(result.err()).contains("exported 250 records", "of 1000 allowed");
        assertThat(cli.run("api", "GET", "/stages", "--integration", "reports", "--file", described())
                        .out())
                .contains("\"data\"");
    }

    @Test
    void exactlyOneCredentialIsNamed() throws IOException {
        connected(Instant.now());
        String file = described();
        Cli app = bare().env("LEVER_CLIENT_ID", "c")
                .env("LEVER_CLIENT_SECRET", "s")
                .env("LEVER_API_KEY", "k-12345678");

        isRefused(app, "LEVER_API_KEY and --connection are two credentials", "--connection", "acme");
        isRefused(
                bare().env("LEVER_REFRESH_TOKEN", "r"), "LEVER_REFRESH_TOKEN and --connection", "--connection", "acme");
        isRefused(bare(), "--connection and --grant-file", "--connection", "acme", "--grant-file", file);
        isRefused(
                app,
                "--integration and --api-key-file",
                "--integration",
                "reports",
                "--file",
                file,
                "--api-key-file",
                file);
        isRefused(app, "leave out --connection", "--integration", "reports", "--file", file, "--connection", "acme");
        isRefused(app, "with --connection", "--integration", "lever", "--file", file);
        isRefused(app, "leave out --environment", "--integration", "reports", "--file", file, "--environment", "eu");
        isRefused(bare(), "LEVER_CLIENT_ID", "--connection", "acme");
        isRefused(bare(), "name one of them with --integration", "--file", file);
        isRefused(bare(), "name one with --connection", "--store", folder.toString());
        assertThat(simulator.ledger().entries()).isEmpty();
    }

    private void isRefused(Cli cli, String because, String... options) {
        Cli.Result result = cli.run(export("x.ndjson", options));
        assertThat(result.err()).contains(because).hasLineCount(1);
        assertThat(result.exit()).isEqualTo(2);
    }

    @Test
    void aConnectionThatIsNotKeptIsNamedWithThoseThatAre() {
        connected(Instant.now());

        Cli.Result result = cli().run(export("a.ndjson", "--connection", "amce"));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("no connection is kept as amce", "kept are: acme");
        assertThat(simulator.ledger().entries()).isEmpty();
    }

    @Test
    void aRevokedConnectionIsAnAuthenticationFailureWithoutItsTokens() {
        connected(LONG_AGO);
        String refreshToken = kept.grant("acme").refreshToken().reveal();
        simulator.controls().revokeGrants();

        Cli.Result result = cli().run(export("a.ndjson", "--connection", "acme", "--verbose"));

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err())
                .contains("an admin has to connect the account again (lever connect --force does that)")
                .doesNotContain(refreshToken)
                .doesNotContain(simulator.app().clientSecret());
        assertThat(kept.holds("acme")).isTrue();
    }

    @Test
    void anotherKeyLosesNoGrant() throws IOException {
        connected(LONG_AGO);
        String other = dev.lever4j.auth.GrantKeys.fresh().reveal();

        Cli.Result result = cli().env("LEVER_STORE_KEY", other).run(export("a.ndjson", "--connection", "acme"));

        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.err()).contains("is sealed with key").doesNotContain(other);
        assertThat(simulator.ledger().entries()).isEmpty();
        assertThat(cli().run(export("a.ndjson", "--connection", "acme")).exit()).isZero();
    }
}
