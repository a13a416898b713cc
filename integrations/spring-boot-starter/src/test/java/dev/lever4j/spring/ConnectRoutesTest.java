package dev.lever4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.connect.ConnectSettings;
import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.client.LeverOAuth;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the routes answer, by who asks and what the store does. */
class ConnectRoutesTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String REGISTERED = "http://127.0.0.1:1/app/lever/callback";

    private final Simulator lever = Simulator.builder().redirectUri(REGISTERED).start();
    private final InMemoryTokenStores kept = new InMemoryTokenStores();
    private URI atLever = URI.create("about:blank");

    @AfterEach
    void close() {
        lever.close();
    }

    @Test
    void whoMayNotConnectSeesNoButtonAndBeginsNothing() {
        WebTestClient web = web(kept, request -> Mono.empty(), null);
        web.get().uri("/lever/connect").exchange().expectStatus().isForbidden();
        web.post()
                .uri("/lever/connect")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectCookie()
                .doesNotExist("SESSION");
    }

    @Test
    void theGrantIsKeptUnderTheNameThatThePolicySays() {
        WebTestClient web = web(kept, request -> Mono.just("acme"), "/");
        String session = begin(web);

        EntityExchangeResult<byte[]> back = complete(web, session);

        assertThat(back.getStatus().value()).isEqualTo(303);
        assertThat(back.getResponseHeaders().getLocation()).isEqualTo(URI.create("/app/"));
        assertThat(back.getResponseHeaders().getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(kept.accounts().collectList().block(SOON)).containsExactly("acme");
    }

    @Test
    void thePageIsUnderTheBasePath() {
        EntityExchangeResult<byte[]> page = web(kept, request -> Mono.just("acme"), null)
                .get()
                .uri("/lever/connect")
                .exchange()
                .expectBody()
                .returnResult();
        assertThat(text(page)).contains("action=\"/app/lever/connect\"");
        assertThat(page.getResponseHeaders().getFirst("Referrer-Policy")).isEqualTo("same-origin");
    }

    @Test
    void strayLinksTakeNothingFromWhatWasBegun() {
        WebTestClient web = web(kept, request -> Mono.just("acme"), null);
        String session = begin(web);

        for (String stray : new String[] {"", "?code=c&state=s", "?code=c"}) {
            web.get()
                    .uri(URI.create("/lever/callback" + stray))
                    .cookie("SESSION", session)
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
        }

        assertThat(complete(web, session).getStatus().value()).isEqualTo(200);
    }

    @Test
    void aStoreThatIsDownIsNoFaultOfTheBrowser() {
        WebTestClient web = web(new Broken(), request -> Mono.just("acme"), null);
        assertThat(complete(web, begin(web)).getStatus().value()).isEqualTo(503);
        assertThat(lever.ledger().tokenRequests()).isEmpty();
    }

    @Test
    void aDeclinedConsentSaysWhoCanAgree() {
        lever.controls().denyConsent(true);
        WebTestClient web = web(kept, request -> Mono.just("acme"), null);
        EntityExchangeResult<byte[]> back = complete(web, begin(web));
        assertThat(back.getStatus().value()).isEqualTo(403);
        assertThat(text(back)).contains("Super Admin");
    }

    private WebTestClient web(TokenStores stores, LeverConnectPolicy policy, @Nullable String success) {
        RedirectUri registered = new RedirectUri(REGISTERED);
        OAuthApp app =
                new OAuthApp(lever.app().clientId(), Secret.of(lever.app().clientSecret()));
        LeverOAuth oauth = LeverOAuth.builder(app, stores)
                .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
                .asking(ConnectSettings.of(registered, Scopes.parse("stages:read:admin")))
                .build();
        LeverProperties.Connect said = new LeverProperties.Connect(true, "/lever/connect", null, success);
        ConnectPaths paths = ConnectPaths.of(said, registered, "/app");
        return WebTestClient.bindToRouterFunction(new ConnectRoutes(oauth, policy, paths).routes())
                .configureClient()
                .responseTimeout(SOON)
                .build();
    }

    private static String text(EntityExchangeResult<byte[]> page) {
        return new String(Objects.requireNonNull(page.getResponseBody()), StandardCharsets.UTF_8);
    }

    private String begin(WebTestClient web) {
        EntityExchangeResult<byte[]> begun = web.post()
                .uri("/lever/connect")
                .header("Origin", "http://127.0.0.1:1")
                .exchange()
                .expectStatus()
                .isSeeOther()
                .expectBody()
                .returnResult();
        atLever = Objects.requireNonNull(begun.getResponseHeaders().getLocation());
        ResponseCookie cookie =
                Objects.requireNonNull(begun.getResponseCookies().getFirst("SESSION"));
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        return cookie.getValue();
    }

    /** The browser at Lever, and back here without the base path, as it is routed. */
    private EntityExchangeResult<byte[]> complete(WebTestClient web, String session) {
        String query = consent(atLever).getRawQuery();
        return web.get()
                .uri(URI.create("/lever/callback?" + query))
                .cookie("SESSION", session)
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static URI consent(URI atLever) {
        try {
            return URI.create(HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(atLever).timeout(SOON).build(), BodyHandlers.discarding())
                    .headers()
                    .firstValue("location")
                    .orElseThrow());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database that is down. */
    private static final class Broken implements TokenStores {
        @Override
        public TokenStore forAccount(String account) {
            return new TokenStore() {
                @Override
                public Mono<StoredGrant> load() {
                    return Mono.error(() -> new IllegalStateException("connection refused"));
                }

                @Override
                public Mono<Boolean> save(StoredGrant grant) {
                    return Mono.error(() -> new IllegalStateException("connection refused"));
                }
            };
        }

        @Override
        public Flux<String> accounts() {
            return Flux.empty();
        }

        @Override
        public Mono<Void> forget(String account) {
            return Mono.empty();
        }
    }
}
