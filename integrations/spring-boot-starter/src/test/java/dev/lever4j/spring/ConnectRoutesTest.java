package dev.lever4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Scopes;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.auth.connect.ConnectSettings;
import dev.lever4j.auth.connect.PendingConnection;
import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.client.LeverOAuth;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.client.token.PendingConnections;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseCookie;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.WebFilterChainProxy;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the routes answer, by who asks and what the store does. */
class ConnectRoutesTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String OWN = "http://127.0.0.1:1";
    private static final String REGISTERED = OWN + "/app/lever/callback";

    private final Simulator lever = Simulator.builder().redirectUri(REGISTERED).start();
    private final InMemoryTokenStores kept = new InMemoryTokenStores();
    private final PendingConnections memory = PendingConnections.inMemory();
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
                .header("Origin", OWN)
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
    void whatFailsIsAnsweredHere() {
        PendingConnections broken = new PendingConnections() {
            @Override
            public Mono<Void> add(PendingConnection pending) {
                return memory.add(pending);
            }

            @Override
            public Mono<PendingConnection> take(Secret state) {
                return Mono.error(() -> new IllegalStateException("connection refused"));
            }
        };
        WebTestClient web =
                client(routes(kept, broken, request -> Mono.just("acme"), null)).build();
        assertThat(complete(web, begin(web)).getStatus().value()).isEqualTo(503);
    }

    @Test
    void sessionsThatFailAreAnsweredHere() {
        WebHandler handler = RouterFunctions.toWebHandler(routes(kept, memory, request -> Mono.just("acme"), null));
        WebTestClient web = WebTestClient.bindToWebHandler(exchange ->
                        handler.handle(new ServerWebExchangeDecorator(exchange) {
                            @Override
                            public Mono<WebSession> getSession() {
                                return Mono.error(() -> new IllegalStateException("connection refused"));
                            }
                        }))
                .configureClient()
                .responseTimeout(SOON)
                .build();
        web.get()
                .uri("/lever/callback?code=c&state=s")
                .exchange()
                .expectStatus()
                .isEqualTo(503);
        web.post()
                .uri("/lever/connect")
                .header("Origin", OWN)
                .exchange()
                .expectStatus()
                .isEqualTo(503);
    }

    @Test
    void whoMayConnectIsAskedOnTheWayBackToo() {
        AtomicReference<String> account = new AtomicReference<>("acme");
        WebTestClient web = web(kept, request -> Mono.justOrEmpty(account.get()), null);
        String session = begin(web);

        account.set("another");
        assertThat(complete(web, session).getStatus().value()).isEqualTo(403);
        account.set(null);
        assertThat(complete(web, session).getStatus().value()).isEqualTo(403);
        assertThat(lever.ledger().tokenRequests()).isEmpty();

        account.set("acme");
        assertThat(complete(web, session).getStatus().value()).isEqualTo(200);
    }

    @Test
    void nobodyReplacesAnAccountThatIsConnected() {
        TokenStore store = kept.forAccount("acme");
        FirstToConnect policy = new FirstToConnect("acme", new GrantWatch(store));
        WebTestClient web = web(kept, policy, null);
        String slower = begin(web);
        assertThat(complete(web, begin(web)).getStatus().value()).isEqualTo(200);

        web.get().uri("/lever/connect").exchange().expectStatus().isForbidden();
        web.post()
                .uri("/lever/connect")
                .header("Origin", OWN)
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThat(complete(web, slower).getStatus().value()).isEqualTo(403);

        StoredGrant grant = Objects.requireNonNull(store.load().block(SOON));
        assertThat(store.save(grant.refused(Instant.EPOCH)).block(SOON)).isTrue();
        assertThat(complete(web, begin(web)).getStatus().value())
                .as("it was lost")
                .isEqualTo(200);
    }

    @Test
    void anIssuerThatIsNotLeverIsNoFaultOfTheApplication() {
        WebTestClient web = web(kept, request -> Mono.just("acme"), null);
        String session = begin(web);
        String query = consent(atLever).getRawQuery();
        web.get()
                .uri(URI.create("/lever/callback?" + query + "&iss=https://elsewhere.example"))
                .cookie("SESSION", session)
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void whoSaysNeitherWhoseSiteItIsBeginsNothing() {
        WebTestClient web = web(kept, request -> Mono.just("acme"), null);
        web.post()
                .uri("/lever/connect")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectCookie()
                .doesNotExist("SESSION");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/cb, https://a.example:443, true",
        "https://a.example:443/cb, https://a.example, true",
        "http://localhost:80/cb, http://LOCALHOST, true",
        "https://a.example/cb, https://a.example:80, false",
        "https://a.example/cb, http://a.example, false"
    })
    void portsThatGoWithoutSaying(String registered, String origin, boolean same) {
        ServerRequest request = ServerRequest.create(
                MockServerWebExchange.from(MockServerHttpRequest.post("/").header("Origin", origin)), List.of());
        RedirectUri uri = new RedirectUri(registered);
        assertThat(SameOrigin.is(request, uri)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "/app, /app/lever/callback, /lever/callback",
        "/app, /application/callback, /application/callback",
        "app/, /app/lever/callback, /lever/callback",
        "/, /lever/callback, /lever/callback"
    })
    void aBasePathIsCutOffAsAWhole(String basePath, String registered, String callback) {
        LeverProperties.Connect said = new LeverProperties.Connect(true, "/lever/connect", null, null, false);
        RedirectUri uri = new RedirectUri("https://a.example" + registered);
        assertThat(ConnectPaths.of(said, uri, ConnectPaths.cleaned(basePath)).callback())
                .isEqualTo(callback);
    }

    @Test
    void springSecuritysTokenIsInTheForm() {
        WebFilter security = new WebFilterChainProxy(
                ServerHttpSecurity.http().csrf(Customizer.withDefaults()).build());
        WebTestClient web = WebTestClient.bindToRouterFunction(routes(kept, memory, request -> Mono.just("acme"), null))
                .webFilter(security)
                .configureClient()
                .responseTimeout(SOON)
                .build();
        web.post()
                .uri("/lever/connect")
                .header("Origin", OWN)
                .exchange()
                .expectStatus()
                .isForbidden();

        EntityExchangeResult<byte[]> page =
                web.get().uri("/lever/connect").exchange().expectBody().returnResult();
        Matcher field = Pattern.compile("<input type=\"hidden\" name=\"(.*?)\" value=\"(.*?)\">")
                .matcher(text(page));
        assertThat(field.find()).isTrue();
        String session = Objects.requireNonNull(page.getResponseCookies().getFirst("SESSION"))
                .getValue();
        web.post()
                .uri("/lever/connect")
                .cookie("SESSION", session)
                .header("Origin", OWN)
                .body(BodyInserters.fromFormData(field.group(1), field.group(2)))
                .exchange()
                .expectStatus()
                .isSeeOther();
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
        return client(routes(stores, memory, policy, success)).build();
    }

    private static WebTestClient.Builder client(RouterFunction<ServerResponse> routes) {
        return WebTestClient.bindToRouterFunction(routes).configureClient().responseTimeout(SOON);
    }

    private RouterFunction<ServerResponse> routes(
            TokenStores stores, PendingConnections pending, LeverConnectPolicy policy, @Nullable String success) {
        RedirectUri registered = new RedirectUri(REGISTERED);
        OAuthApp app =
                new OAuthApp(lever.app().clientId(), Secret.of(lever.app().clientSecret()));
        LeverOAuth oauth = LeverOAuth.builder(app, stores)
                .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
                .asking(ConnectSettings.of(registered, Scopes.parse("stages:read:admin")))
                .pending(pending)
                .build();
        LeverProperties.Connect said = new LeverProperties.Connect(true, "/lever/connect", null, success, false);
        ConnectPaths paths = ConnectPaths.of(said, registered, "/app");
        return new ConnectRoutes(oauth, policy, paths).routes();
    }

    private static String text(EntityExchangeResult<byte[]> page) {
        return new String(Objects.requireNonNull(page.getResponseBody()), StandardCharsets.UTF_8);
    }

    private String begin(WebTestClient web) {
        EntityExchangeResult<byte[]> begun = web.post()
                .uri("/lever/connect")
                .header("Origin", OWN)
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
