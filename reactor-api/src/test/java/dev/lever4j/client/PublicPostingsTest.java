package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.error.ApplicationRefusedException;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.error.PaginationException;
import dev.lever4j.model.PublicApplicationAnswer;
import dev.lever4j.model.PublicPosting;
import dev.lever4j.request.PublicApplicationBody;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class PublicPostingsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final LeverEnvironment WITH_JOBS =
            FakeLever.SOMEWHERE.withPublicApi(URI.create("https://jobs.lever.test/v0/"));
    private static final PublicApplicationBody BODY =
            PublicApplicationBody.builder("n", "a@b").build();

    private static LeverClient client(LeverResources resources) {
        return LeverClient.builder()
                .environment(WITH_JOBS)
                .apiKey(Secret.of("key-of-the-account"))
                .resources(resources)
                .build();
    }

    private static PublicPostings site(FakeLever lever) {
        return client(lever.resources()).publicPostings("acme");
    }

    private static String page(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(id -> "{\"id\":\"" + id + "\"}")
                .toList()
                .toString();
    }

    /** As many postings as said, by skip and limit. */
    private static FakeLever jobs(int all) {
        return FakeLever.answering(request -> {
            String query = String.valueOf(request.url().getQuery());
            int skip = number(query, "skip");
            return Mono.just(FakeLever.reply(
                    200, page(Math.min(skip, all), Math.min(skip + number(query, "limit"), all))));
        });
    }

    private static int number(String query, String name) {
        return Integer.parseInt(query.replaceAll(".*\\b" + name + "=(\\d+).*", "$1"));
    }

    @Test
    void pagesAreCountedUntilOneIsEmpty() {
        FakeLever lever = jobs(5);
        List<String> ids = site(lever)
                .list(where -> where.team("A", "B c").limit(2))
                .map(PublicPosting::id)
                .collectList()
                .block(SOON);
        assertThat(ids).containsExactly("0", "1", "2", "3", "4");
        String filter = "/v0/postings/acme?team=A&team=B%20c&mode=json&limit=2&skip=";
        assertThat(lever.targets()).containsExactly(filter + 0, filter + 2, filter + 4, filter + 5);
        assertThat(lever.sent.get(0).url()).hasHost("jobs.lever.test");
    }

    @Test
    void aServerThatGivesSmallerPagesThanAskedForIsReadToItsEnd() {
        FakeLever lever = FakeLever.script(page(0, 3), page(3, 6), "[]");
        assertThat(site(lever).list().count().block(SOON)).isEqualTo(6);
        assertThat(lever.targets()).last().asString().endsWith("?mode=json&limit=100&skip=6");
    }

    @Test
    void nothingIsAskedForBeforeDemandAndEachSubscriptionBeginsAnew() {
        FakeLever lever = jobs(4);
        Flux<PublicPosting> list = site(lever).list(where -> where.limit(2));
        StepVerifier.create(list, 0)
                .then(() -> assertThat(lever.sent).isEmpty())
                .thenRequest(1)
                .expectNextCount(1)
                .thenCancel()
                .verify(SOON);
        assertThat(lever.sent).hasSize(1);
        assertThat(list.count().block(SOON)).isEqualTo(4);
    }

    @Test
    void aListThatDoesNotGoOnIsAnErrorAndNotWithoutEnd() {
        FakeLever lever = FakeLever.saying(200, page(0, 2));
        StepVerifier.create(site(lever).list())
                .expectNextCount(2)
                .expectError(PaginationException.class)
                .verify(SOON);
    }

    @Test
    void onePostingIsTheOneThatWasAskedFor() {
        FakeLever lever = FakeLever.saying(200, "{\"id\":\"p\",\"text\":\"t\"}");
        PublicPosting posting = site(lever).get("p").blockOptional(SOON).orElseThrow();
        assertThat(posting.text()).isEqualTo("t");
        StepVerifier.create(site(lever).get("other"))
                .expectError(MalformedResponseException.class)
                .verify(SOON);
        assertThat(lever.targets()).containsExactly("/v0/postings/acme/p", "/v0/postings/acme/other");
    }

    @Test
    void noCredentialOfTheAccountIsEverSentThere() {
        FakeLever lever = FakeLever.answering(request -> Mono.just(
                FakeLever.reply(200, request.body() == null ? "[]" : "{\"ok\":true,\"applicationId\":\"a\"}")));
        LeverClient client = client(lever.resources()).with(options -> options.performAs("user"));
        PublicPostings postings = client.publicPostings("acme");
        postings.list().blockLast(SOON);
        postings.get("p").onErrorComplete().block(SOON);
        postings.apply("p", BODY).block(SOON);
        postings.raw().get("/v0/postings/{site}", "acme").exchange().block(SOON);
        assertThat(lever.sent).hasSize(4).allSatisfy(request -> {
            assertThat(request.authorization()).isNull();
            assertThat(request.url().toString()).doesNotContain("user").doesNotContain("key");
        });
        client.tags().list().items().onErrorComplete().blockLast(SOON);
        assertThat(lever.sent.get(4).authorization()).isNotNull();
    }

    @Test
    void appliesWithTheKeyOfTheSite() {
        FakeLever lever = FakeLever.saying(200, "{\"ok\":true,\"applicationId\":\"a\"}");
        PublicApplicationAnswer answer = site(lever)
                .apply("p", BODY, Secret.of("k/1"))
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(answer.applicationId()).isEqualTo("a");
        assertThat(lever.targets()).containsExactly("/v0/postings/acme/p?key=k%2F1");
        assertThat(lever.sent.get(0).body()).asString().isEqualTo("{\"name\":\"n\",\"email\":\"a@b\"}");
        assertThat(lever.sent.get(0).toString()).doesNotContain("k%2F1");
    }

    @Test
    void anApplicationThatWasNotTakenIsAnErrorThatQuotesNothing() {
        FakeLever lever = FakeLever.script(
                "{\"ok\":false,\"error\":\"a@b is no address\"}",
                "{\"ok\":false,\"error\":{}}",
                "{\"applicationId\":\"a\"}");
        PublicPostings postings = site(lever);
        StepVerifier.create(advancing(lever, postings.apply("p", BODY)))
                .expectErrorSatisfies(error -> {
                    assertThat(error)
                            .isInstanceOf(ApplicationRefusedException.class)
                            .hasMessageNotContaining("a@b");
                    ApplicationRefusedException refused = (ApplicationRefusedException) error;
                    assertThat(refused.status()).isEqualTo(200);
                    assertThat(refused.bodyText()).contains("a@b is no address");
                    assertThat(refused.tried())
                            .hasValueSatisfying(
                                    tried -> assertThat(tried.sends()).isEqualTo(1));
                })
                .verify(SOON);
        StepVerifier.create(advancing(lever, postings.apply("p", BODY)))
                .expectError(ApplicationRefusedException.class)
                .verify(SOON);
        StepVerifier.create(advancing(lever, postings.apply("p", BODY)))
                .expectError(OutcomeUnknownException.class)
                .verify(SOON);
        assertThat(lever.requests).hasValue(3);
    }

    @Test
    void aRefusedKeyIsForbiddenAndNoScopeIsBlamed() {
        FakeLever lever = FakeLever.saying(403, "{\"ok\":false,\"error\":\"Unauthorized origin for account\"}");
        StepVerifier.create(site(lever).apply("p", BODY, Secret.of("k")))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(ForbiddenException.class)
                        .hasMessageContaining("key")
                        .hasMessageNotContaining("scope"))
                .verify(SOON);
    }

    @Test
    void readingIsTriedAgainAndApplyingIsNot() {
        AtomicInteger requests = new AtomicInteger();
        FakeLever lever = FakeLever.answering(
                request -> Mono.just(FakeLever.reply(requests.getAndIncrement() == 1 ? 200 : 502, "[]")));
        PublicPostings postings = site(lever);
        StepVerifier.create(advancing(lever, postings.list().then()))
                .expectComplete()
                .verify(SOON);
        assertThat(requests).hasValue(2);
        StepVerifier.create(advancing(lever, postings.apply("p", BODY)))
                .expectError(OutcomeUnknownException.class)
                .verify(SOON);
        assertThat(requests).hasValue(3);
    }

    @Test
    void twoApplicationsASecondForASiteWhoeverSendsThemAndReadingDoesNotWait() {
        List<Long> sentAt = new ArrayList<>();
        FakeLever lever = FakeLever.answering(request ->
                Mono.just(FakeLever.reply(200, request.body() == null ? "{\"id\":\"p\"}" : "{\"ok\":true}")));
        LeverResources resources = lever.resources();
        PublicPostings one = client(resources).publicPostings("acme");
        PublicPostings other = client(resources).publicPostings("acme");
        PublicPostings elsewhere = client(resources).publicPostings("umbrella");
        Flux.range(0, 6)
                .flatMap(i -> (i % 2 == 0 ? one : other).apply("p", BODY))
                .subscribe(answer -> sentAt.add(lever.clock.now(TimeUnit.MILLISECONDS)));
        elsewhere.apply("p", BODY).subscribe(answer -> sentAt.add(-1L));
        one.get("p").subscribe(posting -> sentAt.add(-2L));
        lever.clock.advanceTimeBy(Duration.ZERO);
        assertThat(sentAt).containsExactlyInAnyOrder(0L, -1L, -2L);
        lever.clock.advanceTimeBy(Duration.ofMillis(2_499));
        assertThat(sentAt.stream().filter(at -> at >= 0)).hasSize(5);
        lever.clock.advanceTimeBy(Duration.ofMillis(1));
        assertThat(sentAt.stream().filter(at -> at >= 0)).hasSize(6);
    }

    @Test
    void anEnvironmentWithoutPublicPostingsSaysSo() {
        FakeLever lever = FakeLever.saying(200, "[]");
        LeverResources resources = lever.resources();
        LeverClient sandbox = LeverClient.builder()
                .environment(LeverEnvironment.SANDBOX)
                .apiKey(Secret.of("k"))
                .resources(resources)
                .build();
        assertThatIllegalStateException()
                .isThrownBy(() -> sandbox.publicPostings("acme"))
                .withMessageContaining("sandbox");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client(resources).publicPostings(".."))
                .withMessageContaining("{site}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client(resources).publicPostings("acme").get(""))
                .withMessageContaining("{posting}");
        assertThat(lever.sent).isEmpty();
    }

    @Test
    void aClosedClientDoesNotReadThemEither() {
        FakeLever lever = FakeLever.saying(200, "[]");
        LeverClient client = client(lever.resources());
        PublicPostings postings = client.publicPostings("acme");
        client.closeGracefully(Duration.ZERO).block(SOON);
        StepVerifier.create(postings.list())
                .expectError(ClientClosedException.class)
                .verify(SOON);
        assertThat(lever.sent).isEmpty();
    }

    private static <T> Mono<T> advancing(FakeLever lever, Mono<T> call) {
        return Mono.defer(() -> {
            Mono<T> cached = call.cache();
            cached.subscribe(value -> {}, error -> {});
            lever.clock.advanceTimeBy(Duration.ofMinutes(1));
            return cached;
        });
    }
}
