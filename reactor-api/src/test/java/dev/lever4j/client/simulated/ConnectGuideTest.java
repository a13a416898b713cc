package dev.lever4j.client.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.LeverResources;
import dev.lever4j.client.simulated.ConnectGuideExample.Answer;
import dev.lever4j.client.simulated.ConnectGuideExample.LeverConnection;
import dev.lever4j.client.token.InMemoryTokenStores;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The guide to connecting customers, followed over real HTTP by the browsers of two of them. */
class ConnectGuideTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final BlockingQueue<String> askedToConnectAgain = new LinkedBlockingQueue<>();
    private final LeverResources resources = ConnectGuideExample.resources(askedToConnectAgain::add);
    private final InMemoryTokenStores stores = new InMemoryTokenStores();
    private final GuideSite site = new GuideSite();
    private final Simulator lever = Simulator.builder()
            .redirectUri(site.url("/lever/callback").toString())
            .start();
    private final LeverEnvironment environment =
            LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl());
    private final OAuthApp app =
            new OAuthApp(lever.app().clientId(), Secret.of(lever.app().clientSecret()));

    @BeforeEach
    void serve() {
        serve(stores);
    }

    private void serve(TokenStores where) {
        site.serve(new LeverConnection(ConnectGuideExample.oauth(
                environment, app, where, resources, site.url("/lever/callback").toString())));
    }

    @AfterEach
    void close() {
        resources.closeGracefully(SOON).block(SOON);
        lever.close();
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup", "routes", "told", "use"})
    void theGuideShowsWhatIsCompiledHere(String part) throws IOException {
        assertThat(Files.readString(Path.of("../docs/connecting.md")))
                .contains(CompiledExample.of(ConnectGuideExample.class).block(part));
    }

    @Test
    void twoCustomersAreConnectedEachUnderItsOwnName() {
        Browser acme = new Browser("acme");
        Browser globex = new Browser("globex");

        URI acmesWayBack = acme.consent();
        assertThat(globex.connect()).isEqualTo(Answer.page(200, "Connected."));
        assertThat(acme.visit(acmesWayBack)).isEqualTo(Answer.page(200, "Connected."));

        assertThat(stores.accounts().collectList().block(SOON)).containsExactlyInAnyOrder("acme", "globex");
        assertThat(stores.forAccount("acme").current().refreshToken())
                .isNotEqualTo(stores.forAccount("globex").current().refreshToken());
        assertThat(stages("acme").text()).endsWith(" stages");
        assertThat(stages("globex").text()).endsWith(" stages");
    }

    @Test
    void whatOneBrowserBeganNoOtherOneEnds() {
        Browser acme = new Browser("acme");
        Browser globex = new Browser("globex");
        URI acmesWayBack = acme.consent();
        URI globexsWayBack = globex.consent();

        assertThat(globex.visit(acmesWayBack).status()).isEqualTo(400);
        assertThat(new Browser("nobody").visit(acmesWayBack).status()).isEqualTo(400);

        assertThat(stores.accounts().collectList().block(SOON)).isEmpty();
        assertThat(lever.ledger().tokenRequests()).isEmpty();
        assertThat(acme.visit(acmesWayBack).status()).isEqualTo(200);
        assertThat(globex.visit(globexsWayBack).status()).isEqualTo(200);
        assertThat(acme.visit(acmesWayBack).text())
                .as("once more")
                .isEqualTo("This attempt is over. Please begin again.");
    }

    @Test
    void aDeclinedConsentIsSaidSo() {
        lever.controls().denyConsent(true);

        Answer page = new Browser("acme").connect();

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("Super Admin");
        assertThat(lever.ledger().tokenRequests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400, '{\"error\":\"invalid_grant\"}',  400, This attempt is over",
        "401, '{\"error\":\"invalid_client\"}', 502, our fault",
        "200, '<html>Sign in</html>',           502, our fault",
        "404, '<html>Not here</html>',          502, our fault",
        "503, '',                               503, did not answer",
    })
    void whatTheTokenEndpointSaysDecidesThePage(int status, String body, int shown, String text) {
        lever.controls().inject(Fault.status(status, body).on("POST", "/oauth/token"));
        Browser acme = new Browser("acme");

        Answer page = acme.connect();

        assertThat(page.status()).isEqualTo(shown);
        assertThat(page.text()).contains(text).doesNotContain("html", "invalid");
        assertThat(stores.accounts().collectList().block(SOON)).isEmpty();
        assertThat(acme.connect()).as("begun again").isEqualTo(Answer.page(200, "Connected."));
    }

    @Test
    void aCallbackOfAnotherIssuerIsNoFaultOfOurs() {
        Browser acme = new Browser("acme");

        Answer page = acme.visit(URI.create(acme.consent() + "&iss=https://elsewhere.example"));

        assertThat(page).isEqualTo(Answer.page(400, "This attempt is over. Please begin again."));
        assertThat(lever.ledger().tokenRequests()).isEmpty();
    }

    @Test
    void whereNoGrantCanBeKeptTheCodeIsNotSpent() {
        serve(new BrokenStores());
        Browser acme = new Browser("acme");

        Answer page = acme.connect();

        assertThat(page).isEqualTo(Answer.page(503, "Not connected. Please begin again in a while."));
        assertThat(lever.ledger().tokenRequests()).isEmpty();
        serve(stores);
        assertThat(acme.connect()).as("begun again").isEqualTo(Answer.page(200, "Connected."));
    }

    @Test
    void aCustomerWhoseGrantIsLostIsAskedToConnectAgain() throws InterruptedException {
        Browser acme = new Browser("acme");
        Browser globex = new Browser("globex");
        acme.connect();
        globex.connect();
        assertThat(stages("acme").status()).isEqualTo(200);
        lever.controls().revokeGrants();

        Answer lost = stages("acme");

        assertThat(lost).isEqualTo(Answer.redirect(URI.create("/lever/connect")));
        assertThat(askedToConnectAgain.poll(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo("acme");
        assertThat(acme.visit(site.url(String.valueOf(lost.location()))).status())
                .isEqualTo(302);
        assertThat(acme.connect()).isEqualTo(Answer.page(200, "Connected."));
        LeverResources ofALaterStart = ConnectGuideExample.resources(askedToConnectAgain::add);
        assertThat(Objects.requireNonNull(ConnectGuideExample.stages(environment, app, stores, ofALaterStart, "acme")
                                .block(SOON))
                        .status())
                .isEqualTo(200);
        ofALaterStart.closeGracefully(SOON).block(SOON);
    }

    private Answer stages(String customer) {
        return Objects.requireNonNull(ConnectGuideExample.stages(environment, app, stores, resources, customer)
                .block(SOON));
    }

    /** A database that is down. */
    private static final class BrokenStores implements TokenStores {
        @Override
        public TokenStore forAccount(String account) {
            return new TokenStore() {
                @Override
                public Mono<StoredGrant> load() {
                    return down();
                }

                @Override
                public Mono<Boolean> save(StoredGrant grant) {
                    return down();
                }
            };
        }

        @Override
        public Flux<String> accounts() {
            return Flux.error(() -> new IllegalStateException("connection refused"));
        }

        @Override
        public Mono<Void> forget(String account) {
            return Mono.error(() -> new IllegalStateException("connection refused"));
        }

        private static <T> Mono<T> down() {
            return Mono.error(() -> new IllegalStateException("connection refused"));
        }
    }

    /** Of a Super Admin who agrees to everything, logged in as one of the customer's people. */
    private final class Browser {
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        Browser(String customer) {
            assertThat(visit(site.url("/login/" + customer)).status()).isEqualTo(200);
        }

        /** The whole way, to the page that is shown in the end. */
        Answer connect() {
            return visit(consent());
        }

        /** To Lever and up to the way back, which is not gone yet. */
        URI consent() {
            URI atLever =
                    Objects.requireNonNull(visit(site.url("/lever/connect")).location());
            return Objects.requireNonNull(visit(atLever).location());
        }

        Answer visit(URI url) {
            try {
                HttpResponse<String> page =
                        http.send(HttpRequest.newBuilder(url).timeout(SOON).build(), BodyHandlers.ofString());
                return new Answer(
                        page.statusCode(),
                        page.headers().firstValue("location").map(URI::create).orElse(null),
                        page.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
