package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.token.InMemoryTokenStore;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.OffsetExpiredException;
import dev.lever4j.json.RawJson;
import dev.lever4j.model.Opportunity;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Ledger;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** The whole way, over real HTTP, against a server that shares no code with the client. */
class SimulatedLeverTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final RateLimit FAST = new RateLimit(10_000, 10_000);

    private final Simulator simulator =
            Simulator.builder().opportunities(450).rate(10_000, 10_000).start();
    private final InMemoryTokenStore grant = InMemoryTokenStore.of(Secret.of(simulator.newGrant()));
    private final LeverEnvironment here =
            LeverEnvironment.customWithLoopbackHttp(simulator.baseUrl(), simulator.authUrl());
    private final LeverClient client = LeverClient.builder()
            .environment(here)
            .oauth(
                    new OAuthApp(
                            simulator.app().clientId(),
                            Secret.of(simulator.app().clientSecret())),
                    grant)
            .rate(FAST)
            .build();

    @AfterEach
    void close() {
        client.closeGracefully(Duration.ZERO).block(SOON);
        simulator.close();
    }

    @Test
    void fivePagesByAGrantTypedAndRawByteForByte() throws Exception {
        List<Page<RawJson>> raw = client.opportunities()
                .list()
                .raw()
                .pages()
                .collectList()
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(raw).hasSize(5);
        assertThat(simulator.ledger().tokenRequests()).hasSize(1);
        assertThat(simulator.ledger().apiRequests()).hasSize(5).allMatch(request -> request.status() == 200);

        for (int page = 0; page < raw.size(); page++) {
            String records = String.join(
                    ",",
                    raw.get(page).records().stream()
                            .map(SimulatedLeverTest::text)
                            .toList());
            assertThat(independently(
                            page == 0
                                    ? ""
                                    : raw.get(page - 1).next().orElseThrow().toString()))
                    .startsWith("{\"data\":[" + records + "]");
        }

        List<String> ids = raw.stream()
                .flatMap(page -> page.items().stream())
                .map(record -> record.id().orElseThrow())
                .toList();
        assertThat(ids).hasSize(450).doesNotHaveDuplicates();
        StepVerifier.create(client.opportunities().list().items().map(Opportunity::id))
                .expectNextSequence(ids)
                .expectComplete()
                .verify(SOON);
        assertThat(simulator.ledger().tokenRequests()).hasSize(1);
    }

    @Test
    void everyNounCanBeRead() {
        Mono<Opportunity> first = client.opportunities().list().items().next();
        String id = first.map(Opportunity::id).blockOptional(SOON).orElseThrow();
        assertThat(client.opportunity(id).get().map(Opportunity::id).block(SOON))
                .isEqualTo(id);
        assertThat(client.opportunity(id).applications().list().items().count().block(SOON))
                .isNotNull();
        assertThat(client.postings().list().items().count().block(SOON)).isPositive();
        assertThat(client.stages().list().items().count().block(SOON)).isPositive();
        assertThat(client.users().list().items().count().block(SOON)).isPositive();
        assertThat(client.archiveReasons().list().items().count().block(SOON)).isPositive();
        assertThat(client.tags().list().items().count().block(SOON)).isPositive();
        assertThat(client.sources().list().items().count().block(SOON)).isPositive();
        StepVerifier.create(client.contacts().get("nobody"))
                .expectErrorMatches(LeverException::isNotFound)
                .verify(SOON);
    }

    @Test
    void anOffsetOfOtherFiltersIsRefusedAsWhatItIs() {
        Cursor cursor = client.opportunities()
                .list()
                .pages()
                .next()
                .flatMap(page -> Mono.justOrEmpty(page.next()))
                .blockOptional(SOON)
                .orElseThrow();
        StepVerifier.create(client.opportunities()
                        .list(where -> where.archived(true))
                        .pages(cursor))
                .expectErrorSatisfies(error -> {
                    assertThat(error).isInstanceOf(OffsetExpiredException.class);
                    assertThat(((LeverException) error).cursor()).contains(cursor.toString());
                })
                .verify(SOON);
        StepVerifier.create(client.opportunities().list().pages(cursor).count())
                .expectNext(4L)
                .expectComplete()
                .verify(SOON);
        StepVerifier.create(client.opportunities().list().items(cursor).count())
                .expectNext(350L)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void anExpiredTokenIsRefreshedInTheMiddleOfAListAndNoPageIsLostOrTwice() {
        List<String> ids = client.opportunities()
                .list()
                .strict()
                .pages()
                .doOnNext(page ->
                        page.next().filter(next -> page.items().size() == 100).ifPresent(next -> expireOnce()))
                .concatMapIterable(Page::items)
                .map(Opportunity::id)
                .collectList()
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(ids).hasSize(450).doesNotHaveDuplicates();
        assertThat(simulator.ledger().entries(entry -> entry.status() == 401)).hasSize(1);
        assertThat(simulator.ledger().refreshTokenReuses()).isZero();
    }

    private void expireOnce() {
        if (simulator.ledger().apiRequests().size() == 2) {
            simulator.controls().expireAccessTokens();
        }
    }

    @Test
    void resultsComeOffTheEventLoop() {
        StepVerifier.create(client.stages()
                        .list()
                        .items()
                        .map(stage -> Schedulers.isInNonBlockingThread()
                                && Thread.currentThread().getName().startsWith("parallel")))
                .thenConsumeWhile(offTheLoop -> offTheLoop)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void aKeyWorksToo() {
        LeverClient byKey = LeverClient.builder()
                .environment(here)
                .apiKey(Secret.of(simulator.apiKey()))
                .rate(FAST)
                .build();
        RawResponse response = byKey.raw()
                .get("/opportunities")
                .query("limit", 1)
                .exchange()
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(response.status()).isEqualTo(200);
        Ledger.Entry request = simulator.ledger().apiRequests().get(0);
        assertThat(request.authorization()).startsWith("Basic ");
        byKey.closeGracefully(SOON).block(SOON);
        StepVerifier.create(byKey.stages().list().items())
                .expectError(ClientClosedException.class)
                .verify(SOON);
    }

    private static String text(RawJson record) {
        return new String(record.bytes(), StandardCharsets.UTF_8);
    }

    /** The same page as another HTTP client gets it. */
    private String independently(String offset) throws IOException, InterruptedException {
        String query = offset.isEmpty() ? "" : "&offset=" + URLEncoder.encode(offset, StandardCharsets.UTF_8);
        String key = Base64.getEncoder().encodeToString((simulator.apiKey() + ":").getBytes(StandardCharsets.US_ASCII));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(simulator.baseUrl() + "/opportunities?limit=100" + query))
                .header("Authorization", "Basic " + key)
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
