package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.error.ApiException;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class LeverClientTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String EMPTY_PAGE = "{\"data\":[],\"hasNext\":false}";

    @Test
    void nounsReadAsLeversPathsDo() {
        FakeLever lists = FakeLever.saying(200, EMPTY_PAGE);
        LeverClient client = lists.client();
        Stream.of(
                        client.opportunities().list(),
                        client.opportunities()
                                .list(where -> where.createdFrom(Instant.ofEpochMilli(5))
                                        .archived(false)),
                        client.opportunity("o/1").applications().list(),
                        client.postings().list(),
                        client.stages().list(),
                        client.users().list(),
                        client.archiveReasons().list(),
                        client.tags().list(),
                        client.sources().list())
                .forEach(list -> list.items().blockLast(SOON));
        assertThat(lists.targets())
                .containsExactly(
                        "/v1/opportunities?limit=100",
                        "/v1/opportunities?created_at_start=5&archived=false&limit=100",
                        "/v1/opportunities/o%2F1/applications?limit=100",
                        "/v1/postings?limit=100",
                        "/v1/stages?limit=100",
                        "/v1/users?limit=100",
                        "/v1/archive_reasons?limit=100",
                        "/v1/tags?limit=100",
                        "/v1/sources?limit=100");
    }

    @Test
    void singleRecordsAreReadFromTheirEnvelope() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":{\"id\":\"lead-new\",\"text\":\"New lead\"}}");
        Stage stage = lever.client().stages().get("lead-new").block(SOON);
        assertThat(stage).isNotNull();
        assertThat(stage.id()).isEqualTo("lead-new");
        assertThat(lever.targets()).containsExactly("/v1/stages/lead-new");
    }

    @Test
    void everyGetHasItsPath() {
        FakeLever lever = FakeLever.saying(404, "{\"code\":\"ResourceNotFound\"}");
        LeverClient client = lever.client();
        Stream.of(
                        client.opportunities().get("1"),
                        client.opportunity("1").get(),
                        client.opportunity("1").applications().get("2"),
                        client.postings().get("1"),
                        client.stages().get("1"),
                        client.users().get("1"),
                        client.archiveReasons().get("1"),
                        client.contacts().get("1"))
                .forEach(record -> StepVerifier.create(record)
                        .expectErrorMatches(LeverException::isNotFound)
                        .verify(SOON));
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/opportunities/1",
                        "/v1/opportunities/1",
                        "/v1/opportunities/1/applications/2",
                        "/v1/postings/1",
                        "/v1/stages/1",
                        "/v1/users/1",
                        "/v1/archive_reasons/1",
                        "/v1/contacts/1");
    }

    @Test
    void badInputIsRefusedBeforeAnythingIsSent() {
        FakeLever lever = FakeLever.saying(200, EMPTY_PAGE);
        LeverClient client = lever.client();
        Stream.<Runnable>of(
                        () -> client.opportunities().get(""),
                        () -> client.opportunity(".."),
                        () -> client.stages().get("a\nb"),
                        () -> client.raw().get("/x/{id}"),
                        () -> client.raw().get("/x", "surplus"),
                        () -> client.raw().get("no slash"),
                        () -> client.raw().get("/x?limit=1"),
                        () -> client.raw().post("/x").paged(),
                        () -> client.raw().get("/x").query("offset", "p1").paged(),
                        () -> client.with(o -> o.timeout(Duration.ZERO)))
                .forEach(bad -> assertThatThrownBy(bad::run).isInstanceOf(IllegalArgumentException.class));
        assertThat(lever.requests).hasValue(0);
    }

    @Test
    void rawCallsReachAnyEndpoint() {
        FakeLever lever = FakeLever.saying(201, "{\"data\":{\"n\":1},\"deduped\":true}");
        byte[] body = "{\"value\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        RawResponse response = lever.client()
                .with(o -> o.performAs("user-1"))
                .raw()
                .post("/opportunities/{id}/notes", "a b")
                .query("note_id", "7")
                .body(body)
                .exchange()
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(lever.targets()).containsExactly("/v1/opportunities/a%20b/notes?note_id=7&perform_as=user-1");
        assertThat(lever.sent.get(0).method()).isEqualTo(HttpMethod.POST);
        assertThat(lever.sent.get(0).body()).isEqualTo(body);
        assertThat(response.status()).isEqualTo(201);
        assertThat(response.json()).containsEntry("deduped", true);
        assertThat(response.header("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(response.text()).isEqualTo("{\"data\":{\"n\":1},\"deduped\":true}");
        assertThat(response).hasToString("RawResponse[201, 31 bytes]");
    }

    @Test
    void aRawCallIsImmutableAndCopiesItsBody() {
        FakeLever lever = FakeLever.saying(200, "{}");
        byte[] body = {'1'};
        RawCall call = lever.client().raw().put("/x").body(body);
        body[0] = '2';
        call.query("a", 1);
        call.exchange().block(SOON);
        assertThat(lever.sent.get(0).body()).containsExactly('1');
        assertThat(lever.query(0)).isEqualTo("null");
    }

    @Test
    void otherStatusesAreErrorsWithTheirBody() {
        FakeLever lever =
                FakeLever.saying(404, "{\"code\":\"ResourceNotFound\",\"message\":\"stages x was not found\"}");
        StepVerifier.create(
                        lever.client().raw().get("/stages/{id}", "secret-id").exchange())
                .expectErrorSatisfies(error -> {
                    assertThat(error).isInstanceOf(NotFoundException.class).hasMessageNotContaining("secret-id");
                    assertThat(((ApiException) error).bodyText()).contains("was not found");
                    assertThat(((LeverException) error).tried().orElseThrow().sends())
                            .isEqualTo(1);
                })
                .verify(SOON);
    }

    @Test
    void anotherRecordThanTheOneAskedForIsRefused() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":{\"id\":\"other\",\"name\":\"Canary\"}}");
        StepVerifier.create(lever.client().opportunity("mine").get())
                .expectErrorSatisfies(error -> {
                    assertThat(error)
                            .isInstanceOf(MalformedResponseException.class)
                            .hasMessageNotContaining("Canary")
                            .hasMessageNotContaining("other\"");
                    assertThat(((LeverException) error).tried().orElseThrow().sends())
                            .isEqualTo(1);
                })
                .verify(SOON);
        StepVerifier.create(lever.client().contacts().get("OTHER"))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void aCallersOnErrorContinueTakesNoRetryAway() {
        AtomicBoolean failed = new AtomicBoolean();
        FakeLever lever = FakeLever.answering(request -> Mono.just(
                failed.compareAndSet(false, true)
                        ? FakeLever.reply(503, "{}")
                        : FakeLever.reply(200, "{\"data\":{\"id\":\"a\"}}")));
        StepVerifier.create(lever.client().stages().get("a").onErrorContinue((error, value) -> {}))
                .then(() -> lever.clock.advanceTimeBy(Duration.ofSeconds(30)))
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void timeoutsThatNoClockCanCountAreRefusedWhenTheyAreGiven() {
        Duration forever = ChronoUnit.FOREVER.getDuration();
        assertThatThrownBy(() -> CallOptions.DEFAULT.timeout(forever)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CallOptions.DEFAULT.attemptTimeout(forever))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoPerformsGoesIntoWritesThatDoNotSayItThemselves() {
        FakeLever lever = FakeLever.saying(200, EMPTY_PAGE);
        LeverClient client = lever.client().with(o -> o.performAs("u"));
        client.stages().list().items().blockLast(SOON);
        client.raw().delete("/x").exchange().block(SOON);
        client.raw().put("/x").query("perform_as", "other").exchange().block(SOON);
        assertThat(lever.targets())
                .containsExactly("/v1/stages?limit=100", "/v1/x?perform_as=u", "/v1/x?perform_as=other");
    }

    @Test
    void optionsAreThoseOfTheClientThatMadeTheCall() {
        FakeLever lever = FakeLever.answering(request -> Mono.never());
        LeverClient usual = lever.client();
        LeverClient hasty = usual.with(o -> o.timeout(Duration.ofSeconds(3)));
        assertThat(usual.options()).isEqualTo(CallOptions.DEFAULT);
        timesOutAfter(Duration.ofSeconds(3), lever, hasty.stages().get("x"));
        timesOutAfter(
                Duration.ofSeconds(7),
                lever,
                hasty.raw()
                        .get("/x")
                        .options(o -> o.timeout(Duration.ofSeconds(7)))
                        .exchange());
        assertThat(hasty.options().timeout()).isEqualTo(Duration.ofSeconds(3));
    }

    private static void timesOutAfter(Duration timeout, FakeLever lever, Mono<?> call) {
        AtomicBoolean ended = new AtomicBoolean();
        StepVerifier.create(call.doOnTerminate(() -> ended.set(true)))
                .then(() -> lever.clock.advanceTimeBy(timeout.minusMillis(1)))
                .then(() -> assertThat(ended).isFalse())
                .then(() -> lever.clock.advanceTimeBy(Duration.ofMillis(1)))
                .expectError(LeverTimeoutException.class)
                .verify(SOON);
    }

    @Test
    void aClientThatIsClosedRefusesCallsOfItsDerivedClientsToo() {
        FakeLever lever = FakeLever.saying(200, EMPTY_PAGE);
        LeverClient client = lever.client();
        LeverClient derived = client.with(o -> o.lane(Lane.BACKGROUND));
        derived.close();
        StepVerifier.create(client.stages().list().items())
                .expectError(ClientClosedException.class)
                .verify(SOON);
        StepVerifier.create(derived.raw().get("/x").exchange())
                .expectError(ClientClosedException.class)
                .verify(SOON);
        assertThat(lever.requests).hasValue(0);
    }

    @Test
    void closingWaitsForCallsInFlightAndLetsThemEnd() {
        Sinks.One<HttpReply> answer = Sinks.one();
        FakeLever lever = FakeLever.answering(request -> answer.asMono());
        LeverClient client = lever.client();
        Mono<RawResponse> call = client.raw().get("/x").exchange().cache();
        call.subscribe();
        StepVerifier.create(client.closeGracefully(Duration.ofSeconds(30)))
                .expectSubscription()
                .then(() -> lever.clock.advanceTimeBy(Duration.ofSeconds(29)))
                .then(() -> answer.tryEmitValue(FakeLever.reply(200, "{}")))
                .expectComplete()
                .verify(SOON);
        StepVerifier.create(call).expectNextCount(1).expectComplete().verify(SOON);
    }

    @Test
    void closingMayBePatientForEver() {
        LeverClient client = FakeLever.saying(200, "{}").client();
        StepVerifier.create(client.closeGracefully(ChronoUnit.FOREVER.getDuration()))
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void closingEndsWithItsPatienceAndLeavesSharedResourcesOpen() {
        FakeLever lever = FakeLever.answering(request ->
                request.url().getPath().endsWith("slow") ? Mono.never() : Mono.just(FakeLever.reply(200, "{}")));
        LeverResources shared = lever.resources();
        LeverClient client = lever.client(shared);
        LeverClient other = lever.client(shared);
        client.raw().get("/slow").exchange().subscribe();
        StepVerifier.create(client.closeGracefully(Duration.ofSeconds(5)))
                .expectSubscription()
                .then(() -> lever.clock.advanceTimeBy(Duration.ofSeconds(5)))
                .expectComplete()
                .verify(SOON);
        assertThat(lever.closed).isFalse();
        StepVerifier.create(other.raw().get("/x").exchange())
                .expectNextCount(1)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void closingTwiceIsClosingOnceAndACancelDoesNotBreakItOff() {
        FakeLever lever = FakeLever.answering(request -> Mono.never());
        LeverResources resources = lever.resources();
        LeverClient client = lever.client(resources);
        client.raw().get("/x").exchange().onErrorComplete().subscribe();
        resources.closeGracefully(Duration.ofSeconds(5)).subscribe().dispose();
        StepVerifier.create(resources.closeGracefully(Duration.ofHours(1)))
                .expectSubscription()
                .then(() -> assertThat(lever.closed).isFalse())
                .then(() -> lever.clock.advanceTimeBy(Duration.ofSeconds(5)))
                .expectComplete()
                .verify(SOON);
        assertThat(lever.closed).isTrue();
        StepVerifier.create(client.raw().get("/x").exchange())
                .expectError(ClientClosedException.class)
                .verify(SOON);
    }

    @Test
    void aBlankUserIsRefusedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallOptions.DEFAULT.performAs(" "))
                .withMessageContaining("performAs");
    }
}
