package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The limit over HTTP, faults, gates, delays, writes and the ledger. */
class ControlsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Simulator simulator =
            Simulator.builder().nanoClock(nanos::get).start();
    private final Controls controls = simulator.controls();
    private final Ledger ledger = simulator.ledger();
    private final Probe lever = Probe.apiKey(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void overTheLimitIs429WithoutRetryAfterUnlessAskedFor() {
        for (int i = 0; i < 20; i++) {
            assertThat(lever.get("/stages").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = lever.get("/stages");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Probe.json(refused).propertyNames()).containsExactly("code", "message");
        assertThat(refused.headers().firstValue("retry-after")).isEmpty();
        controls.retryAfter(true);
        assertThat(lever.get("/stages").headers().firstValue("retry-after")).contains("1");
        nanos.addAndGet(100_000_000L);
        assertThat(lever.get("/stages").statusCode()).isEqualTo(200);
        assertThat(lever.get("/stages").statusCode()).isEqualTo(429);
        assertThat(ledger.rateLimited()).isEqualTo(3);
        Probe other = Probe.bearer(simulator, simulator.newTokens().accessToken());
        assertThat(other.get("/stages").statusCode()).isEqualTo(200);
    }

    @Test
    void aFaultHitsTheNextMatchingRequestsAndNoMore() {
        controls.inject(Fault.status(503, "<html>down</html>")
                .header("Retry-After", "7")
                .on("GET", "/v1/opp*")
                .times(2));
        assertThat(lever.get("/stages").statusCode()).isEqualTo(200);
        HttpResponse<String> down = lever.get("/opportunities");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(down.body()).isEqualTo("<html>down</html>");
        assertThat(down.headers().firstValue("retry-after")).contains("7");
        assertThat(lever.get("/opportunities").statusCode()).isEqualTo(503);
        assertThat(lever.get("/opportunities").statusCode()).isEqualTo(200);
        controls.inject(Fault.status(500));
        controls.clearFaults();
        assertThat(lever.get("/stages").statusCode()).isEqualTo(200);
    }

    @Test
    void aDroppedRequestIsNotProcessedButALostAnswerIs() {
        String notes = "/opportunities/" + firstId() + "/notes";
        controls.inject(Fault.drop().on("POST", "*"));
        assertThatThrownBy(() -> lever.post(notes, "{\"value\":\"x\"}")).isInstanceOf(UncheckedIOException.class);
        assertThat(lever.json(notes).get("data")).isEmpty();
        controls.inject(Fault.loseAnswer().on("POST", "*"));
        assertThatThrownBy(() -> lever.post(notes, "{\"value\":\"x\"}")).isInstanceOf(UncheckedIOException.class);
        assertThat(lever.json(notes).get("data")).hasSize(1);
        assertThat(ledger.entries(it -> it.method().equals("POST")))
                .extracting(Ledger.Entry::status)
                .containsExactly(-1, -1);
    }

    @Test
    void aTruncatedAnswerAnnouncesItsWholeLength() {
        controls.inject(Fault.truncate(10).on("POST", "*"));
        assertThatThrownBy(() -> lever.post("/opportunities/" + firstId() + "/notes", "{\"value\":\"x\"}"))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void aGateHoldsRequestsUntilItIsOpened() throws Exception {
        Gate gate = controls.hold("GET", "/v1/stages");
        CompletableFuture<HttpResponse<String>> held = lever.getLater("/stages");
        gate.arrived(1).get(60, TimeUnit.SECONDS);
        assertThat(lever.get("/tags").statusCode()).isEqualTo(200);
        assertThat(held).isNotDone();
        assertThat(ledger.entries().get(0).status()).isZero();
        gate.open();
        assertThat(held.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(lever.get("/stages").statusCode()).isEqualTo(200);
    }

    @Test
    void aGateThatHoldsNoMoreKeepsWhatItHasAndCountsTheRest() throws Exception {
        Gate gate = controls.hold("GET", "/v1/stages");
        CompletableFuture<HttpResponse<String>> held = lever.getLater("/stages");
        gate.arrived(1).get(60, TimeUnit.SECONDS);
        gate.holdNoMore();
        assertThat(lever.get("/stages").statusCode()).isEqualTo(200);
        assertThat(gate.arrivals()).isEqualTo(2);
        assertThat(held).isNotDone();
        controls.clearFaults();
        assertThat(held.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void ofAHeldAnswerEverythingIsDoneButTheTelling() throws Exception {
        Gate gate = controls.holdAnswers("POST", "/oauth/token");
        String granted = simulator.newGrant();
        CompletableFuture<HttpResponse<String>> held = lever.refreshLater(granted);
        gate.arrived(1).get(60, TimeUnit.SECONDS);
        assertThat(held).isNotDone();
        assertThat(ledger.tokenRequests().get(0).status()).isZero();
        CompletableFuture<HttpResponse<String>> reuse = lever.refreshLater(granted);
        gate.arrived(2).get(60, TimeUnit.SECONDS);
        assertThat(ledger.refreshTokenReuses()).isEqualTo(1);
        gate.open();
        assertThat(held.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(reuse.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(403);
    }

    @Test
    void aGateCanCutWhatItHoldsAndRequestsWereThenNeverLookedAt() throws Exception {
        String granted = simulator.newGrant();
        Gate gate = controls.hold("POST", "/oauth/token");
        CompletableFuture<HttpResponse<String>> held = lever.refreshLater(granted);
        gate.arrived(1).get(60, TimeUnit.SECONDS);
        gate.cut();
        assertThat(held).failsWithin(Duration.ofSeconds(60));
        assertThat(ledger.tokenRequests().get(0).status()).isEqualTo(-1);
        Gate answers = controls.holdAnswers("POST", "/oauth/token");
        CompletableFuture<HttpResponse<String>> unheard = lever.refreshLater(granted);
        answers.arrived(1).get(60, TimeUnit.SECONDS);
        answers.cut();
        assertThat(unheard).failsWithin(Duration.ofSeconds(60));
        assertThat(lever.refresh(granted).statusCode()).isEqualTo(403);
        assertThat(ledger.refreshTokenReuses()).isEqualTo(1);
    }

    @Test
    void aHeldRequestIsJudgedWhenItIsReleased() throws Exception {
        Probe bearer = Probe.bearer(simulator, simulator.newTokens().accessToken());
        Gate gate = controls.hold("GET", "/v1/stages");
        CompletableFuture<HttpResponse<String>> held = bearer.getLater("/stages");
        gate.arrived(1).get(60, TimeUnit.SECONDS);
        controls.expireAccessTokens();
        gate.open();
        assertThat(held.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(401);
    }

    @Test
    void concurrentTokenRequestsAreCounted() throws Exception {
        Gate gate = controls.hold("POST", "/oauth/token");
        CompletableFuture<HttpResponse<String>> one = lever.refreshLater(simulator.newGrant());
        CompletableFuture<HttpResponse<String>> two = lever.refreshLater(simulator.newGrant());
        gate.arrived(2).get(60, TimeUnit.SECONDS);
        gate.open();
        one.get(60, TimeUnit.SECONDS);
        two.get(60, TimeUnit.SECONDS);
        assertThat(ledger.maxConcurrentTokenRequests()).isEqualTo(2);
        assertThat(ledger.tokenRequests()).hasSize(2).allMatch(it -> it.status() == 200);
        lever.refresh(simulator.newGrant());
        ledger.clear();
        lever.refresh(simulator.newGrant());
        assertThat(ledger.maxConcurrentTokenRequests()).isEqualTo(1);
    }

    @Test
    void theLedgerHasEveryRequestInOrder() {
        lever.get("/stages?limit=2");
        lever.post("/opportunities/x/notes", "{\"value\":\"é\"}");
        List<Ledger.Entry> entries = ledger.entries();
        assertThat(entries).extracting(Ledger.Entry::path).containsExactly("/v1/stages", "/v1/opportunities/x/notes");
        assertThat(entries).extracting(Ledger.Entry::query).containsExactly("limit=2", "");
        assertThat(entries).extracting(Ledger.Entry::status).containsExactly(200, 404);
        assertThat(entries.get(1).body()).isEqualTo("{\"value\":\"é\"}");
        assertThat(entries.get(0).authorization()).isEqualTo(Probe.basic(simulator.apiKey()));
        assertThat(entries.get(0).headers()).containsKey("host");
        assertThat(entries.get(0).answeredAt())
                .isNotNull()
                .isAfterOrEqualTo(entries.get(0).at());
        assertThat(entries.get(0).sequence()).isLessThan(entries.get(1).sequence());
        assertThat(ledger.count("GET", "/v1/stages")).isEqualTo(1);
        assertThat(ledger.apiRequests()).hasSize(2);
    }

    @Test
    void latencyHoldsBackAThousandAnswersAtOnceAndNotOneAfterTheOther() throws Exception {
        controls.rate(1e6, 1000);
        controls.latency(Duration.ofMillis(200));
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            calls.add(lever.getLater("/opportunities?limit=1"));
        }
        for (CompletableFuture<HttpResponse<String>> call : calls) {
            assertThat(call.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(ledger.entries()).hasSize(1000).allMatch(it -> it.status() == 200);
        assertThat(ledger.entries())
                .allMatch(it -> !instant(it).isBefore(it.at().plusMillis(200)));
        assertThat(mostOpenAtOnce(ledger.entries())).isGreaterThan(20);
    }

    private static Instant instant(Ledger.Entry entry) {
        Instant at = entry.answeredAt();
        return at == null ? Instant.MAX : at;
    }

    private static long mostOpenAtOnce(List<Ledger.Entry> entries) {
        return entries.stream()
                .mapToLong(it -> entries.stream()
                        .filter(other ->
                                !other.at().isAfter(it.at()) && instant(other).isAfter(it.at()))
                        .count())
                .max()
                .orElse(0);
    }

    @Test
    void writesShowAndEachPostOfANoteMakesOne() {
        String id = firstId();
        HttpResponse<String> note =
                lever.post("/opportunities/" + id + "/notes", "{\"value\":\"Great call\",\"secret\":true}");
        assertThat(note.statusCode()).isEqualTo(201);
        JsonNode made = Probe.json(note).get("data");
        assertThat(made.get("noteId")).isEqualTo(made.get("id"));
        assertThat(made.get("secret").booleanValue()).isTrue();
        lever.post("/opportunities/" + id + "/notes", "{\"value\":\"Great call\"}");
        assertThat(lever.json("/opportunities/" + id + "/notes").get("data")).hasSize(2);
        HttpResponse<String> tagged =
                lever.post("/opportunities/" + id + "/addTags", "{\"tags\":[\"new one\",\"new one\"]}");
        assertThat(Probe.json(tagged).get("data").get("name").stringValue()).isEmpty();
        HttpResponse<String> linked =
                lever.post("/opportunities/" + id + "/addLinks", "{\"links\":[\"https://example.com/a\"]}");
        assertThat(Probe.json(linked).get("data").get("name").stringValue()).isNotEmpty();
        assertThat(lever.json("/opportunities?tag=new%20one").get("data")).hasSize(1);
        HttpResponse<String> moved = lever.put("/opportunities/" + id + "/stage", "{\"stage\":\"offer\"}");
        assertThat(Probe.json(moved).get("data").get("name").stringValue()).isEmpty();
        JsonNode after = lever.json("/opportunities/" + id).get("data");
        assertThat(after.get("stage").stringValue()).isEqualTo("offer");
        assertThat(after.get("stageChanges")
                        .get(after.get("stageChanges").size() - 1)
                        .get("toStageId")
                        .stringValue())
                .isEqualTo("offer");
    }

    @Test
    void badWritesAre400() {
        String path = "/opportunities/" + firstId();
        assertThat(lever.post(path + "/notes", "{}").statusCode()).isEqualTo(400);
        assertThat(lever.post(path + "/notes", "no json").statusCode()).isEqualTo(400);
        assertThat(lever.post(path + "/addTags", "{}").statusCode()).isEqualTo(400);
        assertThat(lever.put(path + "/stage", "{\"stage\":\"nowhere\"}").statusCode())
                .isEqualTo(400);
        assertThat(lever.put(path + "/stage?perform_as=nobody", "{\"stage\":\"offer\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(lever.get("/users?email=%25zz").statusCode()).isEqualTo(200);
    }

    @Test
    void closingTwiceIsHarmlessAndATakenPortIsSaid() {
        int port = simulator.baseUrl().getPort();
        assertThatThrownBy(() -> Simulator.builder().port(port).start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(Integer.toString(port));
        simulator.close();
        simulator.close();
    }

    private String firstId() {
        return lever.json("/opportunities?limit=1").get("data").get(0).get("id").stringValue();
    }
}
