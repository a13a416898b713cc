package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectCommandTest {
    private static final String SCOPES = "opportunities:read:admin stages:read:admin";

    private final int port = FreePort.find();
    private final String callback = "http://127.0.0.1:" + port + "/oauth/callback";
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

    private Path home() {
        return folder.resolve("home");
    }

    private Cli cli() {
        return Cli.withApp(simulator).env("LEVER_HOME", home().toString());
    }

    private Cli.Result connect(Browser browser, String... more) {
        return connect(cli(), browser, more);
    }

    private Cli.Result connect(Cli cli, Browser browser, String... more) {
        return cli.browser(browser)
                .run(Stream.concat(
                                Stream.of("connect", "--redirect-uri", callback, "--scopes", SCOPES), Stream.of(more))
                        .toArray(String[]::new));
    }

    private String connections() {
        return Cli.with("LEVER_HOME", home().toString()).run("connections").out();
    }

    private URI back(String query) {
        return URI.create(callback + "?" + query);
    }

    @Test
    void aConsentIsKeptUnderTheNameThatWasGiven() throws Exception {
        PlayedBrowser browser = new PlayedBrowser();

        Cli.Result result = connect(browser, "--name", "acme");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).isEqualTo(browser.opened() + "\n");
        assertThat(result.err())
                .contains("handed to your browser", "waiting at " + callback, "connected: kept as acme in " + home())
                .contains("granted: offline_access " + SCOPES, "a refresh token was granted", "--connection acme")
                .doesNotContain("not granted");
        HttpResponse<String> page = browser.page();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<h1>Connected</h1>", "“acme”", "close this window");
        assertThat(connections()).contains("acme\n", "access token: until ", "offline_access " + SCOPES);
        assertThat(simulator.ledger().tokenRequests()).hasSize(1);
    }

    @Test
    void theGrantAndItsKeyAreTheOwnersAlone() throws IOException {
        connect(new PlayedBrowser());

        try (Stream<Path> made = Files.walk(home())) {
            List<Path> all = made.toList();
            assertThat(all)
                    .contains(home().resolve("store.key"))
                    .anyMatch(file -> file.toString().endsWith(".grant"));
            for (Path each : all) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .as(each.toString())
                        .isEqualTo(Files.isDirectory(each) ? "rwx------" : "rw-------");
            }
        }
        assertThat(connections()).startsWith("default\n");
    }

    @Test
    void theRequestNamesTheRegisteredUriTheScopesAndAChallengeUnlessThatIsTurnedOff() {
        PlayedBrowser with = new PlayedBrowser();
        PlayedBrowser without = new PlayedBrowser();

        assertThat(connect(with, "--name", "a").exit()).isZero();
        assertThat(connect(without, "--name", "b", "--no-pkce").exit()).isZero();

        assertThat(with.opened().getRawQuery())
                .contains("redirect_uri=" + callback.replace(":", "%3A").replace("/", "%2F"))
                .contains("scope=offline_access%20opportunities%3Aread%3Aadmin%20stages%3Aread%3Aadmin")
                .contains("code_challenge_method=S256");
        assertThat(without.opened().getRawQuery()).contains("state=").doesNotContain("code_challenge");
    }

    @Test
    void aBrowserThatCannotBeOpenedIsNoFault() {
        PlayedBrowser browser = new PlayedBrowser();
        Browser none = url -> {
            browser.open(url);
            return false;
        };

        Cli.Result result = connect(none);

        assertThat(result.exit()).isZero();
        assertThat(result.err()).doesNotContain("handed to your browser");
    }

    @Test
    void noBrowserOpensNone() throws Exception {
        PlayedBrowser browser = new PlayedBrowser();
        Cli cli = cli();
        CompletableFuture<String> printed = new CompletableFuture<>();
        CompletableFuture<HttpResponse<String>> page = printed.thenCompose(url -> browser.visit(URI.create(url)));

        Cli.Ended ended = cli.browser(browser)
                .runTo(
                        new FirstLine(printed),
                        "connect",
                        "--no-browser",
                        "--redirect-uri",
                        callback,
                        "--scopes",
                        SCOPES);

        assertThat(ended.exit()).isZero();
        assertThat(browser.wasOpened()).isFalse();
        assertThat(page.get().statusCode()).isEqualTo(200);
    }

    @Test
    void aDeclinedConsentEndsWithItsReason() throws Exception {
        simulator.controls().denyConsent(true);
        PlayedBrowser browser = new PlayedBrowser();

        Cli.Result result = connect(browser);

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err())
                .contains("the consent was declined", "only a Super Admin", "access_denied", "User did not authorize");
        assertThat(browser.page().statusCode()).isEqualTo(400);
        assertThat(browser.page().body()).contains("Not connected", "declined", "Run the command again");
        assertThat(simulator.ledger().tokenRequests()).isEmpty();
        assertThat(connections()).isEmpty();
    }

    @Test
    void strangersAreToldAndTheWaitGoesOn() throws Exception {
        CompletableFuture<List<HttpResponse<String>>> told = new CompletableFuture<>();
        PlayedBrowser browser = new PlayedBrowser((self, url) -> self.visit(back("code=stolen&state=of-another"))
                .thenCompose(foreign -> self.visit(back("error=access_denied&state=of-another"))
                        .thenCompose(denied -> self.visit(back("nonsense")).thenCompose(nonsense -> {
                            told.complete(List.of(foreign, denied, nonsense));
                            return self.visit(url);
                        }))));

        Cli.Result result = connect(browser);

        assertThat(result.exit()).isZero();
        assertThat(browser.page().statusCode()).isEqualTo(200);
        assertThat(told.get()).allSatisfy(page -> {
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).contains("Not connected", "goes on waiting").doesNotContain("stolen");
        });
        assertThat(told.get().get(0).body()).contains("does not belong to the request");
        assertThat(simulator.ledger().tokenRequests()).hasSize(1);
    }

    @Test
    void aSecondCallbackIsToldSoAndTheCodeIsPresentedOnce() throws Exception {
        Gate gate = simulator.controls().hold("POST", "/oauth/token");
        CompletableFuture<HttpResponse<String>> second = new CompletableFuture<>();
        PlayedBrowser browser = new PlayedBrowser((self, url) -> {
            String state = url.getRawQuery().replaceAll(".*state=([^&]+).*", "$1");
            CompletableFuture<HttpResponse<String>> first = self.visit(url);
            CompletableFuture<Void> ignored = gate.arrived(1)
                    .thenCompose(arrived -> self.visit(back("code=once-more&state=" + state)))
                    .thenAccept(page -> {
                        second.complete(page);
                        gate.open();
                    });
            return first;
        });

        Cli.Result result = connect(browser);

        assertThat(result.exit()).isZero();
        assertThat(browser.page().statusCode()).isEqualTo(200);
        assertThat(second.get().statusCode()).isEqualTo(400);
        assertThat(second.get().body()).contains("used already");
        assertThat(simulator.ledger().tokenRequests()).hasSize(1);
    }

    @Test
    void aBrowserThatLeavesDoesNotLoseTheGrant() {
        Gate gate = simulator.controls().hold("POST", "/oauth/token");
        PlayedBrowser browser = new PlayedBrowser((self, url) -> {
            CompletableFuture<HttpResponse<String>> page = self.visit(url);
            CompletableFuture<Void> ignored = gate.arrived(1).thenRun(() -> {
                page.cancel(true);
                gate.open();
            });
            return page;
        });

        Cli.Result result = connect(browser, "--name", "acme");

        assertThat(result.exit()).isZero();
        assertThat(connections()).startsWith("acme\n");
    }

    @Test
    void aTakenPortIsToldBeforeAnythingIsSent() throws IOException {
        PlayedBrowser browser = new PlayedBrowser();
        try (ServerSocket taken = FreePort.take(port)) {
            assertThat(taken.isBound()).isTrue();

            Cli.Result result = connect(browser);

            assertThat(result.exit()).isEqualTo(6);
            assertThat(result.err())
                    .contains("port " + port, "taken", "--redirect-uri")
                    .hasLineCount(1);
        }
        assertThat(browser.wasOpened()).isFalse();
        assertThat(simulator.ledger().entries()).isEmpty();
    }

    /** What the guide has people register. */
    @Test
    void withoutARedirectUriItIsTheUsualOne() {
        Cli cli = cli();
        CompletableFuture<URI> opened = new CompletableFuture<>();
        Browser interrupting = url -> {
            opened.complete(url);
            cli.stop().request();
            return true;
        };

        Cli.Result result = cli.browser(interrupting).run("connect", "--scopes", SCOPES);

        if (result.exit() == ExitCode.LOCAL_IO) { // somebody else's port
            assertThat(result.err()).contains("port 3003 of this machine is taken");
        } else {
            assertThat(result.err()).contains("waiting at http://localhost:3003/oauth/callback for");
            assertThat(opened.join().getRawQuery())
                    .contains("redirect_uri=http%3A%2F%2Flocalhost%3A3003%2Foauth%2Fcallback");
        }
    }

    @Test
    void onlyLoopbackCanBeListenedOn() {
        PlayedBrowser browser = new PlayedBrowser();
        for (String other : List.of(
                "https://app.example/callback",
                "https://localhost:3003/oauth/callback",
                "http://app.example/callback",
                "http://localhost:0/callback",
                "http://me:my-secret@localhost:3003/",
                "no url")) {
            Cli.Result result = cli().browser(browser).run("connect", "--redirect-uri", other, "--scopes", SCOPES);

            assertThat(result.exit()).as(other).isEqualTo(2);
            assertThat(result.err())
                    .contains("--redirect-uri")
                    .doesNotContain("my-secret")
                    .hasLineCount(1);
            assertThat(result.out()).isEmpty();
        }
        assertThat(browser.wasOpened()).isFalse();
        assertThat(simulator.ledger().entries()).isEmpty();
        assertThat(home()).doesNotExist();
    }

    @Test
    void aConnectionIsReplacedOnRequestOnly() {
        PlayedBrowser browser = new PlayedBrowser();
        connect(new PlayedBrowser(), "--name", "acme");
        simulator.ledger().clear();

        Cli.Result refused = connect(browser, "--name", "acme");

        assertThat(refused.exit()).isEqualTo(6);
        assertThat(refused.err()).contains("kept as acme already", "--force").hasLineCount(1);
        assertThat(browser.wasOpened()).isFalse();
        assertThat(simulator.ledger().entries()).isEmpty();
        assertThat(connect(browser, "--name", "acme", "--force").exit()).isZero();
        assertThat(simulator.ledger().tokenRequests()).hasSize(1);
    }

    @Test
    void scopesThatWereNotGrantedAreNamed() throws Exception {
        answerTokens("\"refresh_token\":\"r-1\",\"scope\":\"opportunities:read:admin\"");
        PlayedBrowser browser = new PlayedBrowser();

        Cli.Result result = connect(browser);

        assertThat(result.exit()).isZero();
        assertThat(result.err())
                .contains("granted: opportunities:read:admin\n", "asked for and not granted: stages:read:admin\n");
        assertThat(browser.page().body()).contains("Not granted, although asked for: stages:read:admin");
    }

    @Test
    void tokensWithoutARefreshTokenAreNotKept() throws Exception {
        answerTokens("\"scope\":\"opportunities:read:admin stages:read:admin\"");
        PlayedBrowser browser = new PlayedBrowser();

        Cli.Result result = connect(browser);

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).contains("without a refresh token", "was not kept");
        assertThat(browser.page().body()).contains("without a refresh token");
        assertThat(connections()).isEmpty();
    }

    @Test
    void theAccountThatATokenNamesIsShownAndNoKey() throws Exception {
        String claims = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"https://oauth.lever.co/accountId\":\"11-22\\u202e\"}".getBytes("UTF-8"));
        answerTokens("\"refresh_token\":\"r-1\"", "h." + claims + ".s");

        Cli.Result result = connect(new PlayedBrowser(), "--name", "acme");

        assertThat(result.err()).contains("the token names Lever's account 11-22\\u{202e} (not checked)");
        assertThat(connections()).startsWith("acme\n").doesNotContain("11-22");
    }

    @Test
    void anAuthorizationServerThatAnswersWithAPageIsNotUnderstood() throws Exception {
        simulator.controls().inject(Fault.status(200, "<html>canary</html>").on("POST", "/oauth/token"));
        PlayedBrowser browser = new PlayedBrowser();

        Cli.Result result = connect(browser);

        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.err()).contains("check the auth URL");
        assertThat(result.everything() + browser.page().body()).doesNotContain("canary");
    }

    @Test
    void aStoreThatCannotBeReadIsToldBeforeTheBrowserOpens() throws IOException {
        connect(new PlayedBrowser());
        try (Stream<Path> kept = Files.list(home().resolve("connections"))) {
            for (Path file :
                    kept.filter(path -> path.toString().endsWith(".grant")).toList()) {
                Files.write(file, new byte[100]);
            }
        }
        PlayedBrowser browser = new PlayedBrowser();

        Cli.Result result = connect(browser, "--force");

        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.err()).contains("is cut off, or is none of ours").hasLineCount(1);
        assertThat(browser.wasOpened()).isFalse();
    }

    @Test
    void aStoreThatCanOnlyBeReadCostsNobodyAConsent() throws IOException {
        connect(new PlayedBrowser(), "--name", "acme");
        simulator.ledger().clear();
        Path kept = home().resolve("connections");
        // root may write anything but a folder
        Files.delete(kept.resolve(".lock"));
        Files.createDirectory(kept.resolve(".lock"));
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("r-x------"));

        assertToldBeforeAnythingIsSent(
                "no consent was asked for, since no grant can be saved in " + kept, "check the disk and your rights");

        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rwx------"));
        assertThat(connections()).startsWith("acme\n");
    }

    @Test
    void aFileInTheFoldersPlaceIsToldBeforeAnythingIsSent() throws IOException {
        Files.createDirectory(home());
        Files.createFile(home().resolve("connections"));

        assertToldBeforeAnythingIsSent("the folder " + home().resolve("connections") + " cannot keep connections");
    }

    @Test
    void aKeyThatIsMissingIsToldBeforeAnythingIsSent() throws IOException {
        connect(new PlayedBrowser(), "--name", "acme");
        simulator.ledger().clear();
        Files.delete(home().resolve("store.key"));

        assertToldBeforeAnythingIsSent("the key " + home().resolve("store.key") + " is missing", "put it back");
        assertThat(home().resolve("store.key")).doesNotExist();
    }

    private void assertToldBeforeAnythingIsSent(String... told) {
        PlayedBrowser browser = new PlayedBrowser();

        Cli.Result result = connect(browser, "--name", "globex");

        assertThat(result.exit()).isEqualTo(ExitCode.LOCAL_IO);
        assertThat(result.err()).contains(told).hasLineCount(1);
        assertThat(result.out()).isEmpty();
        assertThat(browser.wasOpened()).isFalse();
        assertThat(simulator.ledger().entries()).isEmpty();
    }

    @Test
    void ctrlCEndsTheWaitAndGivesThePortBack() throws IOException {
        Cli cli = cli();
        Browser interrupting = url -> {
            cli.stop().request();
            return true;
        };

        Cli.Result result = connect(cli, interrupting);

        assertThat(result.exit()).isEqualTo(130);
        assertThat(result.err()).endsWith("interrupted before it was done\n");
        try (ServerSocket again = FreePort.take(port)) {
            assertThat(again.isBound()).isTrue();
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        Cli.Result noApp = Cli.at(simulator).run("connect", "--redirect-uri", callback, "--scopes", SCOPES);
        assertThat(noApp.exit()).isEqualTo(2);
        assertThat(noApp.err()).contains("--integration", "LEVER_CLIENT_ID", "LEVER_CLIENT_SECRET");

        Cli.Result noScopes = cli().run("connect", "--redirect-uri", callback);
        assertThat(noScopes.exit()).isEqualTo(2);
        assertThat(noScopes.err()).contains("--scopes");

        Cli.Result oddName = connect(new PlayedBrowser(), "--name", "a\nb");
        assertThat(oddName.exit()).isEqualTo(2);
        assertThat(oddName.err()).contains("the name of a connection must not hold control characters");
        assertThat(simulator.ledger().entries()).isEmpty();
    }

    @Test
    void noSecretIsShownOrWrittenInTheOpen() throws Exception {
        PlayedBrowser browser = new PlayedBrowser();
        Cli.Result result = connect(browser, "--verbose");
        String state = browser.opened().getRawQuery().replaceAll(".*state=([^&]+).*", "$1");
        String sent = simulator.ledger().tokenRequests().get(0).body();

        assertThat(result.exit()).isZero();
        StringBuilder written = new StringBuilder(result.err() + browser.page().body() + connections());
        try (Stream<Path> files = Files.walk(home())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                written.append(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(written.toString())
                .doesNotContain(simulator.app().clientSecret())
                .doesNotContain(state)
                .doesNotContain(sent.replaceAll(".*code=([^&]+).*", "$1"))
                .doesNotContain("eyJ", "refresh_token");
        assertThat(result.err()).doesNotContain("code_verifier", "code_challenge");
    }

    private void answerTokens(String fields) {
        answerTokens(fields, "access-1");
    }

    private void answerTokens(String fields, String accessToken) {
        String body = "{\"access_token\":\"" + accessToken + "\",\"token_type\":\"Bearer\",\"expires_in\":3600,"
                + fields + "}";
        simulator.controls().inject(Fault.status(200, body).on("POST", "/oauth/token"));
    }
}
