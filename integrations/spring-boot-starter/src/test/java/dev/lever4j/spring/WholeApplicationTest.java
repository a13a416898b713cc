package dev.lever4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Simulator;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** A whole application on a real port, with grants in files, and browsers that connect it. */
class WholeApplicationTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String KEYS = "bm90IGEgc2VjcmV0IGJ1dCAzMiBieXRlcyBvZiBiYXM=";

    @TempDir
    Path folder;

    private final int port = FreePort.find();
    private final Simulator lever =
            Simulator.builder().redirectUri(at("/lever/callback")).start();
    private ConfigurableApplicationContext app;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(SpringGuideExample.Stages.class)
    static class App {
        @Bean
        RouterFunction<ServerResponse> all() {
            return RouterFunctions.route(
                    RequestPredicates.path("/lever/**").or(RequestPredicates.path("/whatever")),
                    request -> ServerResponse.status(418).build());
        }
    }

    @BeforeEach
    void start() {
        app = run();
    }

    @AfterEach
    void stop() {
        app.close();
        lever.close();
    }

    private ConfigurableApplicationContext run(String... more) {
        return new SpringApplicationBuilder(App.class)
                .web(WebApplicationType.REACTIVE)
                .properties(
                        "server.port=" + port,
                        "server.address=127.0.0.1",
                        "spring.main.banner-mode=off",
                        "management.endpoint.health.show-details=always",
                        "management.health.redis.enabled=false",
                        "lever4j.environment=custom",
                        "lever4j.custom.api-url=" + lever.baseUrl(),
                        "lever4j.custom.auth-url=" + lever.authUrl(),
                        "lever4j.custom.loopback-http=true",
                        "lever4j.oauth.client-id=" + lever.app().clientId(),
                        "lever4j.oauth.client-secret=" + lever.app().clientSecret(),
                        "lever4j.oauth.redirect-uri=" + at("/lever/callback"),
                        "lever4j.oauth.scopes=opportunities:read:admin,stages:read:admin",
                        "lever4j.store.type=file",
                        "lever4j.store.startup-timeout=60s",
                        "lever4j.store.folder=" + folder.resolve("grants"),
                        "lever4j.store.keys=" + KEYS)
                .properties(more)
                .run();
    }

    @Test
    void anAdminConnectsAndTheClientIsReady() {
        Browser admin = new Browser();
        assertThat(client().stages()
                        .list()
                        .items()
                        .collectList()
                        .onErrorComplete()
                        .block(SOON))
                .as("not connected yet")
                .isNull();
        assertThat(health(admin)).contains("\"grant\":\"not connected\"");

        assertThat(admin.get(at("/lever/connect")).body()).contains("<form method=\"post\" action=\"/lever/connect\">");
        Browser.Page connected = admin.follow(admin.post(at("/lever/connect")));

        assertThat(connected.status()).isEqualTo(200);
        assertThat(connected.body()).contains("<h1>Connected.</h1>");
        assertThat(admin.get(at("/stages")).status()).isEqualTo(200);
        assertThat(lever.ledger().count("GET", "/v1/stages")).isEqualTo(1);
        assertThat(health(admin))
                .contains("\"grant\":\"alive\"")
                .contains("\"requestsPerSecond\":10.0")
                .doesNotContain("default", lever.app().clientId());
    }

    @Test
    void aCallbackCountsOnceAndInItsOwnBrowserAlone() {
        Browser admin = new Browser();
        Browser other = new Browser();
        URI back = admin.consent(admin.post(at("/lever/connect")));
        other.consent(other.post(at("/lever/connect")));

        assertThat(new Browser().get(back.toString()).status()).as("no session").isEqualTo(400);
        assertThat(other.get(back.toString()).status()).as("another's").isEqualTo(400);
        assertThat(lever.ledger().tokenRequests()).isEmpty();
        assertThat(admin.get(back.toString()).status()).isEqualTo(200);
        assertThat(admin.get(back.toString()).status()).as("replayed").isEqualTo(400);
        assertThat(lever.ledger().tokenRequests()).hasSize(1);
    }

    @Test
    void noOtherSiteCanBegin() {
        Browser admin = new Browser();
        assertThat(admin.post(at("/lever/connect"), "Origin", "https://elsewhere.example")
                        .status())
                .isEqualTo(403);
        assertThat(admin.post(at("/lever/connect"), "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(admin.post(at("/lever/connect"), "Sec-Fetch-Site", "same-site")
                        .status())
                .isEqualTo(403);
        assertThat(admin.post(at("/lever/connect"), "Origin", "null").status()).isEqualTo(403);
        assertThat(admin.post(at("/lever/connect"), "Origin", at("")).status()).isEqualTo(303);
        assertThat(admin.post(at("/lever/connect"), "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void whatIsShownIsEscaped() {
        Browser admin = new Browser();
        URI atLever = admin.location(admin.post(at("/lever/connect")));
        String state = atLever.getQuery().replaceAll(".*\\bstate=([^&]+).*", "$1");

        Browser.Page page = admin.get(at("/lever/callback?error=access_denied&error_description="
                + "%3Cscript%3Ealert(1)%3C/script%3E&state=" + state));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script");
        assertThat(page.header("content-security-policy")).contains("default-src 'none'");
        assertThat(page.header("cache-control")).contains("no-store");
    }

    @Test
    void aLostGrantIsSeenInHealth() {
        Browser admin = new Browser();
        admin.follow(admin.post(at("/lever/connect")));
        client().stages().list().items().collectList().block(SOON);
        lever.controls().revokeGrants();
        client().stages().list().items().collectList().onErrorComplete().block(SOON);

        assertThat(health(admin)).contains("\"grant\":\"lost\"").contains("\"status\":\"LOST\"");
        assertThat(admin.get(at("/actuator/health")).status())
                .as("the page stays reachable")
                .isEqualTo(200);
        int before = lever.ledger().entries().size();
        health(admin);
        assertThat(lever.ledger().entries()).as("asked of the store alone").hasSize(before);

        admin.follow(admin.post(at("/lever/connect")));
        assertThat(health(admin)).contains("\"grant\":\"alive\"");
    }

    @Test
    @Timeout(120)
    void aTokenThatRotatesWhileTheApplicationEndsIsSaved() throws Exception {
        Browser admin = new Browser();
        admin.follow(admin.post(at("/lever/connect")));
        client().stages().list().items().collectList().block(SOON);
        var before = app.getBean(TokenStores.class).forAccount("default").load().blockOptional(SOON);
        LeverShutdown shutdown = app.getBean(LeverShutdown.class);
        lever.controls().expireAccessTokens();
        try (var gate = lever.controls().holdAnswers("POST", "/oauth/token")) {
            var call = client().stages().list().items().collectList().toFuture();
            gate.arrived(1).get();
            Thread closing = new Thread(app::close);
            closing.start();
            while (shutdown.isRunning() && !Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            assertThat(closing.isAlive()).isTrue();
            assertThat(call).as("the close waits for it").isNotDone();
            gate.open();
            closing.join();
            assertThat(call).isCompleted();
        }

        app = run();
        assertThat(app.getBean(TokenStores.class).forAccount("default").load().blockOptional(SOON))
                .isNotEqualTo(before);
        assertThat(client().stages().list().items().collectList().block(SOON)).isNotEmpty();
        assertThat(lever.ledger().refreshTokenReuses()).isZero();
    }

    @Test
    void everythingThatMayBeLazyIs() {
        app.close();
        app = run("spring.main.lazy-initialization=true");
        Browser admin = new Browser();
        assertThat(admin.follow(admin.post(at("/lever/connect"))).status()).isEqualTo(200);
        assertThat(admin.get(at("/stages")).status()).isEqualTo(200);
        assertThat(health(admin)).contains("\"grant\":\"alive\"");
    }

    @Test
    void aRouteThatTakesEverythingComesAfterOurs() {
        assertThat(new Browser().get(at("/whatever")).status()).isEqualTo(418);
        assertThat(new Browser().get(at("/lever/connect")).status()).isEqualTo(200);
    }

    @Test
    void lostAnswersOfLeverAreNoLossOfTheAccount() {
        lever.controls().inject(Fault.status(503, "").on("POST", "/oauth/token"));
        Browser admin = new Browser();
        Browser.Page page = admin.follow(admin.post(at("/lever/connect")));
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("<a href=\"/lever/connect\">Begin again</a>");
    }

    private LeverClient client() {
        return app.getBean(LeverClient.class);
    }

    private String health(Browser browser) {
        return browser.get(at("/actuator/health")).body();
    }

    private String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
