package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.AuthServer;
import dev.lever4j.auth.ClientAuthentication;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.TokenBodyFormat;
import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.blueprint.BlueprintException;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.blueprint.Integrations;
import dev.lever4j.blueprint.LogLevel;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.request.RequestDefaults;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.RetryPolicy;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

class FromBlueprintTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Map<String, String> ENVIRONMENT =
            Map.of("LEVER_CLIENT_SECRET", "secret", "LEVER_API_KEY", "key");
    private static final OAuthApp APP = new OAuthApp("my-app", Secret.of("secret"));
    private static final String OAUTH = """
            integrations:
              lever:
                extends_blueprint: lever:v0
                oauth_client_id: my-app
                oauth_client_secret: ${LEVER_CLIENT_SECRET}
                oauth_scopes: [offline_access]
            """;
    private static final String KEY = """
            integrations:
              lever:
                extends_blueprint: lever-basic:v0
                api_key: ${LEVER_API_KEY}
            """;

    @TempDir
    private Path folder;

    private static LeverClientBuilder builder(String yaml) {
        return LeverClient.fromBlueprint(
                Integrations.parse("f.yaml", yaml, ENVIRONMENT).get("lever"));
    }

    @Test
    void aFileThatSaysLittleIsTheBuilderAsItStarts() {
        InMemoryTokenStore store = InMemoryTokenStore.of(Secret.of("r"));
        assertThat(builder(OAUTH).settings())
                .isEqualTo(LeverClient.builder()
                        .environment(LeverEnvironment.PRODUCTION)
                        .app(APP)
                        .settings());
        // a credential equals by client id alone, an app by its secret too
        assertThat(builder(OAUTH).grant(store).settings())
                .isEqualTo(LeverClient.builder().app(APP).oauth(APP, store).settings());
        assertThat(builder(KEY).settings())
                .isEqualTo(LeverClient.builder().apiKey(Secret.of("key")).settings());
    }

    @Test
    void whatTheFileCanSayTheBuilderCanSayToo() {
        LeverClientBuilder said = LeverClient.builder()
                .environment(LeverEnvironment.custom(
                                URI.create("https://gateway.example/lever"), URI.create("https://auth.lever.co"))
                        .withAuthServer(new AuthServer(
                                URI.create("https://auth.lever.co/authorize"),
                                URI.create("https://t.example/token"),
                                URI.create("https://t.example/refresh"),
                                ClientAuthentication.HEADER,
                                TokenBodyFormat.JSON))
                        .withAudience("https://api.lever.co/v1/"))
                .app(APP)
                .rate(new RateLimit(5, 6))
                .retry(RetryPolicy.DEFAULT.attempts(7))
                .options(CallOptions.DEFAULT
                        .attemptTimeout(Duration.ofSeconds(60))
                        .timeout(Duration.ofSeconds(240)))
                .logLevel(LogLevel.WARN)
                .requestDefaults(RequestDefaults.NONE
                        .header("X-Team", "hiring")
                        .header("X-App", "my-app")
                        .parameter("tenant", "7"));
        String file = OAUTH + """
                    http_request_timeout_seconds: 60
                    log_level: warn
                    retries: {attempts: 7}
                    rate_limit: {per_second: 5, burst: 6}
                    auth:
                      token_url: https://t.example/token
                      refresh_url: https://t.example/refresh
                      authorization_method: header
                      body_format: json
                    requests:
                      base_url: https://gateway.example/lever/
                      headers: {X-Team: hiring, X-App: "${oauth_client_id}"}
                      params: {tenant: 7}
                """;
        LeverClientBuilder.Settings read = builder(file).settings();
        assertThat(read.environment().authServer())
                .isEqualTo(said.settings().environment().authServer());
        assertThat(read.environment().api())
                .isEqualTo(said.settings().environment().api());
        assertThat(read.environment().audience())
                .isEqualTo(said.settings().environment().audience());
        assertThat(read.app()).isEqualTo(said.settings().app());
        assertThat(read.rate()).isEqualTo(said.settings().rate());
        assertThat(read.refresh()).isEqualTo(said.settings().refresh());
        assertThat(read.options()).isEqualTo(said.settings().options());
        assertThat(read.habits()).isEqualTo(said.settings().habits());
    }

    @ParameterizedTest
    @CsvSource({"0, P365D, P365D", "5, PT5S, PT2M", "30, PT30S, PT2M", "100, PT100S, PT400S", "31536000, P365D, P365D"})
    void aRequestsTimeoutMakesRoomInTheCalls(String seconds, Duration attempt, Duration call) {
        CallOptions options = builder(KEY + "    http_request_timeout_seconds: " + seconds + "\n")
                .settings()
                .options();
        assertThat(options)
                .isEqualTo(CallOptions.DEFAULT.attemptTimeout(attempt).timeout(call));
    }

    @Test
    void anAppNeedsItsGrantAndAKeyNeedsNone() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder(OAUTH).build())
                .withMessage("the blueprint names an app; name the store of an account's grant too: grant(..)");
        assertThatIllegalStateException()
                .isThrownBy(() -> builder(KEY).grant(InMemoryTokenStore.of(Secret.of("r"))))
                .withMessageContaining("no blueprint names an OAuth app");
        builder(KEY).build().close();
    }

    @Test
    void filesAreReadAndTheirFaultsToldWithTheirName() throws IOException {
        Path file = Files.writeString(folder.resolve("integrations.yaml"), KEY.replace("LEVER_API_KEY", "NOT_SET"));
        assertThatExceptionOfType(BlueprintException.class)
                .isThrownBy(() -> LeverClient.fromBlueprint(file, "lever"))
                .withMessage(file + ":4:14: the environment variable NOT_SET is not set");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeverClient.fromBlueprint(folder.resolve("none.yaml"), "lever"))
                .withMessageContaining("none.yaml cannot be read");
        Path bytes = Files.write(folder.resolve("bytes.yaml"), new byte[] {(byte) 0xc3, 0x28});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeverClient.fromBlueprint(bytes, "lever"))
                .withMessageContaining("UTF-8");
    }

    @Test
    void whatIsWorthASecondLookInAFileIsOneWarningInTheLog() throws IOException {
        Path good = Files.writeString(folder.resolve("good.yaml"), OAUTH);
        Path odd = Files.writeString(
                folder.resolve("odd.yaml"),
                OAUTH + "    auth: {authorization_params: {audience: 'https://api.lever.co/v1'}}\n");
        Logger logger = (Logger) LoggerFactory.getLogger("dev.lever4j.blueprint");
        ListAppender<ILoggingEvent> events = new ListAppender<>();
        events.start();
        logger.addAppender(events);
        logger.setAdditive(false);
        try {
            LeverClient.fromBlueprint(good, "lever", ENVIRONMENT);
            assertThat(events.list).isEmpty();
            LeverClient.fromBlueprint(odd, "lever", ENVIRONMENT);
            assertThat(events.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
        } finally {
            logger.setAdditive(true);
            logger.detachAppender(events);
        }
    }

    @Test
    void headersAndParametersGoWithEveryRequestOfTheDataApi() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":[]}");
        LeverClient client = builder(KEY + "    requests: {headers: {X-A: b}, params: {tenant: 7, tag: x}}\n")
                .resources(lever.resources())
                .build();
        client.raw().get("/stages").query("tag", "mine").exchange().block(SOON);
        assertThat(lever.targets()).containsExactly("/v1/stages?tag=mine&tenant=7");
        assertThat(lever.sent.get(0).headers()).isEqualTo(Map.of("x-a", "b"));
    }

    @Test
    void headersAndParametersGoNowhereElse() {
        RequestDefaults defaults = RequestDefaults.NONE.header("X-A", "b").parameter("tenant", "7");
        FakeLever jobs = FakeLever.saying(200, "[]");
        LeverClient client = LeverClient.builder()
                .environment(FakeLever.SOMEWHERE.withPublicApi(URI.create("https://jobs.lever.test")))
                .apiKey(Secret.of("key"))
                .requestDefaults(defaults)
                .resources(jobs.resources())
                .build();
        client.publicPostings("acme").list(where -> where).collectList().block(SOON);
        assertThat(jobs.sent).isNotEmpty().allSatisfy(request -> {
            assertThat(request.headers()).isEmpty();
            assertThat(request.url().getQuery()).doesNotContain("tenant");
        });
        FakeLever files = FakeLever.answering(request -> Mono.just(
                request.elsewhere()
                        ? FakeLever.reply(404, "")
                        : new HttpReply(302, Map.of("location", List.of("https://x.amazonaws.com/f")), new byte[0])));
        LeverClient reader = LeverClient.builder()
                .apiKey(Secret.of("key"))
                .requestDefaults(defaults)
                .resources(files.resources())
                .build();
        reader.opportunity("o")
                .files()
                .download("f")
                .to(folder.resolve("f"))
                .onErrorComplete()
                .block(SOON);
        assertThat(files.sent).extracting(WireRequest::elsewhere).containsExactly(false, true);
        assertThat(files.sent.get(0).headers()).containsKey("x-a");
    }

    @Test
    void twoAuthorizationServersAreTwoAccounts() {
        LeverResources shared = FakeLever.saying(200, "{}").resources();
        InMemoryTokenStore store = InMemoryTokenStore.of(Secret.of("r"));
        String rate = OAUTH + "    rate_limit: {per_second: %d}\n";
        builder(rate.formatted(1)).grant(store).resources(shared).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(rate.formatted(2))
                        .grant(store)
                        .resources(shared)
                        .build());
        builder(rate.formatted(2) + "    auth: {body_format: json}\n")
                .grant(store)
                .resources(shared)
                .build();
    }

    @Test
    void anAdminIsSentWhereTheFileSays() {
        String file = OAUTH + "    auth: {scope_separator: ',', authorization_params: {prompt: consent}}\n";
        Integration read = Integrations.parse(
                        "f.yaml", file.replace("[offline_access]", "[offline_access, tags:read:admin]"), ENVIRONMENT)
                .get("lever");
        RedirectUri back = new RedirectUri("https://app.example/back");
        try (LeverOAuth oauth =
                LeverOAuth.fromBlueprint(read, back, new InMemoryTokenStores()).build()) {
            URI url = Objects.requireNonNull(oauth.begin("acme").block(SOON)).url();
            assertThat(url.toString())
                    .startsWith("https://auth.lever.co/authorize?client_id=my-app&")
                    .contains(
                            "scope=offline_access%2Ctags%3Aread%3Aadmin",
                            "&audience=https%3A%2F%2Fapi.lever.co%2Fv1%2F&")
                    .contains("prompt=consent");
        }
        Integration key = Integrations.parse("f.yaml", KEY, ENVIRONMENT).get("lever");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LeverOAuth.fromBlueprint(key, back, new InMemoryTokenStores()));
    }

    @Test
    void anAppReadsAnAccountByItsFile() {
        try (Simulator simulator = Simulator.builder().opportunities(3).start()) {
            InMemoryTokenStore store = InMemoryTokenStore.of(Secret.of(simulator.newGrant()));
            String file = """
                    integrations:
                      lever:
                        extends_blueprint: lever:v0
                        oauth_client_id: %s
                        oauth_client_secret: %s
                        oauth_scopes: [offline_access]
                        auth: {authorization_url: "%s/authorize", token_url: "%s/oauth/token"}
                        requests: {base_url: "%s"}
                    """.formatted(
                            simulator.app().clientId(),
                            simulator.app().clientSecret(),
                            simulator.authUrl(),
                            simulator.authUrl(),
                            simulator.baseUrl());
            LeverClient client = builder(file).grant(store).build();
            assertThat(client.opportunities()
                            .list(where -> where)
                            .items()
                            .count()
                            .block(SOON))
                    .isEqualTo(3);
            client.closeGracefully(Duration.ZERO).block(SOON);
        }
    }
}
