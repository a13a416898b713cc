package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.simulator.webhook.Delivery;
import dev.lever4j.simulator.webhook.Delivery.State;
import dev.lever4j.simulator.webhook.Delivery.Try;
import dev.lever4j.simulator.webhook.Webhooks;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a delivery looks like, and what becomes of it. */
class DeliveryRulesTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final HandClock clock = new HandClock();
    private final Receiver receiver = new Receiver();
    private final Simulator simulator = Simulator.builder().clock(clock).start();
    private final Webhooks webhooks = simulator.webhooks();

    @AfterEach
    void stop() {
        simulator.close();
        receiver.close();
    }

    private Delivery settled(Delivery delivery) {
        webhooks.awaitIdle(SOON);
        return webhooks.delivery(delivery.number());
    }

    private Delivery pass(Delivery delivery, Duration time) {
        clock.pass(time);
        return settled(delivery);
    }

    private Delivery sent() {
        return webhooks.to(receiver.url()).signedWith("key").data("{\"a\":1}").send();
    }

    @Test
    void aDeliveryIsAPostWithEverythingInItsBody() {
        Delivery delivery = settled(sent());
        Receiver.Call call = receiver.calls().get(0);
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.headers().getFirst("User-Agent")).isEqualTo("Lever-Webhooks");
        assertThat(call.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(call.headers().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("signature"));
        JsonNode body = call.json();
        assertThat(body.propertyNames())
                .containsExactlyInAnyOrder("id", "event", "triggeredAt", "token", "signature", "data");
        assertThat(body.get("event").stringValue()).isEqualTo("candidateHired");
        assertThat(body.get("triggeredAt").longValue()).isEqualTo(clock.millis());
        assertThat(body.get("token").stringValue()).matches("[0-9a-f]{48}");
        assertThat(body.get("data").toString()).isEqualTo("{\"a\":1}");
        assertThat(delivery.body()).isEqualTo(call.body());
        assertThat(delivery.state()).isEqualTo(State.ACKNOWLEDGED);
    }

    /** The signatures are openssl's: {@code printf %s TOKENTIME | openssl dgst -sha256 -hmac KEY}. */
    @ParameterizedTest
    @CsvSource({
        "9a1b0d3c5e7f2a4b6c8d0e1f3a5b7c9d1e2f4a6b8c0d2e4f, 657fd5a0759c87d35660b096dbc388d1d31058869f08ce3f,"
                + " 1431458021951, 90387dd83dd41328cf5884a27f17d5c7679d02638669daba4b0bb28f5fb44ddd",
        "secret, 00000000000000000000000000000000000000000000000000, 0,"
                + " 9a330ffffac2d529f7cf85176268fcdd5d7248e693d46e52c2a2683511fb303c",
        "0, f00d, 1782864000000, 93e738734a3b5ee4399559bcd756b8bcc34952aa490c086f5e40a9894f18687b"
    })
    void tokenAndTimeAreSigned(String key, String token, long time, String signature) {
        settled(webhooks.to(receiver.url())
                .signedWith(key)
                .token(token)
                .triggeredAt(Instant.ofEpochMilli(time))
                .send());
        assertThat(receiver.bodies().get(0).get("signature").stringValue()).isEqualTo(signature);
    }

    @Test
    void withoutASigningTokenThereIsNoSignature() {
        settled(webhooks.to(receiver.url()).event("candidateMerged").send());
        JsonNode body = receiver.bodies().get(0);
        assertThat(body.has("signature")).isFalse();
        assertThat(body.get("event").stringValue()).isEqualTo("candidateMerged");
        assertThat(body.get("data")).isEmpty();
    }

    @Test
    void idsCanBeLeftOut() {
        webhooks.ids(false);
        settled(sent());
        assertThat(receiver.bodies().get(0).has("id")).isFalse();
    }

    @Test
    void noTwoDeliveriesHaveATokenOrAnIdInCommonAndTheSeedSaysWhich() {
        for (int i = 0; i < 20; i++) {
            settled(sent());
        }
        List<String> tokens = Expect.texts(receiver.bodies(), "token");
        assertThat(new HashSet<>(tokens)).hasSize(20);
        assertThat(new HashSet<>(Expect.texts(receiver.bodies(), "id"))).hasSize(20);
        try (Simulator same = Simulator.builder().clock(clock).start();
                Simulator other = Simulator.builder().seed(2).start()) {
            same.webhooks().to(receiver.url()).send();
            same.webhooks().awaitIdle(SOON);
            other.webhooks().to(receiver.url()).send();
            other.webhooks().awaitIdle(SOON);
        }
        List<String> more = Expect.texts(receiver.bodies(), "token").subList(20, 22);
        assertThat(more.get(0)).isEqualTo(tokens.get(0));
        assertThat(more.get(1)).isNotEqualTo(tokens.get(0));
    }

    @Test
    void whatFailsIsTriedFiveTimesWithGrowingGapsAndThenGivenUp() {
        receiver.answers(500, 404, 429, 503, 400);
        Delivery delivery = settled(sent());
        Instant start = delivery.tries().get(0).sentAt();
        assertThat(delivery.state()).isEqualTo(State.WAITS);
        assertThat(delivery.due()).isEqualTo(start.plus(Duration.ofMinutes(1)));
        delivery = pass(delivery, Duration.ofMinutes(1).minusMillis(1));
        assertThat(delivery.tries()).as("not before its time").hasSize(1);
        pass(delivery, Duration.ofMillis(1));
        pass(delivery, Duration.ofMinutes(5));
        pass(delivery, Duration.ofMinutes(30));
        delivery = pass(delivery, Duration.ofHours(2));
        assertThat(delivery.state()).isEqualTo(State.GIVEN_UP);
        assertThat(delivery.due()).isNull();
        assertThat(delivery.tries()).extracting(Try::status).containsExactly(500, 404, 429, 503, 400);
        assertThat(delivery.tries())
                .extracting(it -> Duration.between(start, it.sentAt()).toMinutes())
                .containsExactly(0L, 1L, 6L, 36L, 156L);
        assertThat(pass(delivery, Duration.ofDays(365)).tries()).hasSize(5);
        assertThat(receiver.calls()).extracting(Receiver.Call::body).containsOnly(delivery.body());
        assertThat(receiver.calls()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void any2xxAcknowledges(int status) {
        receiver.answers(500, status);
        Delivery delivery = pass(settled(sent()), Duration.ofMinutes(1));
        assertThat(delivery.state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(delivery.tries()).extracting(Try::status).containsExactly(500, status);
        assertThat(pass(delivery, Duration.ofDays(1)).tries()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void aRedirectIsNotFollowedAndIsAFailure(int status) {
        receiver.answers(status);
        assertThat(settled(sent()).state()).isEqualTo(State.WAITS);
        assertThat(receiver.calls()).extracting(Receiver.Call::path).containsExactly("/hook");
    }

    @Test
    void whoDoesNotAnswerInTimeFails() {
        webhooks.timeout(Duration.ofMillis(50));
        Delivery delivery = settled(webhooks.to(receiver.url("/never")).send());
        assertThat(delivery.state()).isEqualTo(State.WAITS);
        Try only = delivery.tries().get(0);
        assertThat(only.status()).isZero();
        assertThat(only.problem()).contains("no answer within PT0.05S");
    }

    @Test
    void whoDoesNotListenFails() {
        URI nobody = receiver.url();
        receiver.close();
        Try only = settled(webhooks.to(nobody).send()).tries().get(0);
        assertThat(only.status()).isZero();
        assertThat(only.problem()).contains("ConnectException");
        assertThat(settled(webhooks.to(URI.create("http://127.0.0.1:99999/")).send())
                        .state())
                .isEqualTo(State.WAITS);
    }

    @Test
    void anotherTryCanHaveAStampOfItsOwn() {
        webhooks.restamp(true);
        receiver.answers(500);
        Delivery first = settled(sent());
        Delivery second = pass(first, Duration.ofMinutes(1));
        List<JsonNode> bodies = receiver.bodies();
        for (String field : List.of("id", "token", "triggeredAt", "signature")) {
            assertThat(bodies.get(1).get(field)).isNotEqualTo(bodies.get(0).get(field));
        }
        assertThat(bodies.get(1).get("data")).isEqualTo(bodies.get(0).get("data"));
        assertThat(second.tries())
                .extracting(Try::body)
                .containsExactly(
                        receiver.calls().get(0).body(), receiver.calls().get(1).body());
    }

    @Test
    void whatWaitsCanBeTriedAtOnce() {
        receiver.answers(500);
        Delivery delivery = settled(sent());
        webhooks.redeliverNow();
        assertThat(settled(delivery).state()).isEqualTo(State.ACKNOWLEDGED);
        webhooks.redeliverNow();
        assertThat(pass(delivery, Duration.ofDays(1)).tries())
                .as("no try is left over")
                .hasSize(2);
    }

    @Test
    void aRerunIsOneMoreTryThatIsNotRepeated() {
        Delivery delivery = settled(sent());
        receiver.answers(500);
        webhooks.rerun(delivery.number());
        Delivery failed = settled(delivery);
        assertThat(failed.state()).isEqualTo(State.GIVEN_UP);
        assertThat(failed.tries()).extracting(Try::status).containsExactly(204, 500);
        webhooks.rerun(delivery.number());
        assertThat(settled(delivery).state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(receiver.calls()).extracting(Receiver.Call::body).containsOnly(delivery.body());
        assertThatThrownBy(() -> webhooks.rerun(99)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void withoutAHandClockGapsEndByThemselves() throws Exception {
        try (Simulator real = Simulator.start()) {
            real.webhooks().gaps(Duration.ofMillis(1), Duration.ZERO, Duration.ofMillis(2));
            receiver.answers(500, 500, 500);
            real.webhooks().to(receiver.url()).send();
            receiver.awaitCalls(4);
            real.webhooks().awaitIdle(SOON);
            assertThat(real.webhooks().deliveries())
                    .singleElement()
                    .extracting(Delivery::state)
                    .isEqualTo(State.ACKNOWLEDGED);
        }
    }

    @Test
    void whatWasTriedAtOnceIsNotTriedAgainWhenItsTimeComes() throws Exception {
        try (Simulator real = Simulator.start()) {
            Webhooks its = real.webhooks();
            its.gaps(Duration.ofMillis(250));
            receiver.answers(500);
            Delivery first = its.to(receiver.url()).send();
            its.awaitIdle(SOON);
            its.redeliverNow();
            its.awaitIdle(SOON);
            receiver.answers(500);
            its.to(receiver.url()).send();
            receiver.awaitCalls(4); // the time of the first comes before that of the second
            its.awaitIdle(SOON);
            assertThat(its.delivery(first.number()).tries()).hasSize(2);
        }
    }

    @Test
    void onceClosedItSendsNothing() {
        receiver.answers(500);
        settled(sent());
        simulator.close();
        clock.pass(Duration.ofDays(1));
        webhooks.redeliverNow();
        webhooks.awaitIdle(SOON);
        assertThat(receiver.calls()).hasSize(1);
    }

    @Test
    void withoutGapsBetweenThemAllTriesEndBeforeItIsIdle() {
        webhooks.gaps(Duration.ZERO, Duration.ZERO);
        receiver.answers(500, 500, 500);
        assertThat(settled(sent()).state()).isEqualTo(State.GIVEN_UP);
        assertThat(receiver.calls()).hasSize(3);
    }

    @Test
    void waitingForQuietEnds() {
        Delivery held = webhooks.to(receiver.url("/never")).send();
        assertThatThrownBy(() -> webhooks.awaitIdle(Duration.ofMillis(1))).hasMessageContaining("still on their way");
        assertThatThrownBy(() -> webhooks.rerun(held.number())).hasMessageContaining("is on its way");
    }

    @Test
    void theSameBytesOrOtherDataCanComeAgain() {
        Delivery delivery = settled(sent());
        settled(webhooks.replay(delivery));
        settled(webhooks.forge(delivery, "{\"opportunityId\":\"x\"}"));
        List<Receiver.Call> calls = receiver.calls();
        assertThat(calls.get(1).body()).isEqualTo(calls.get(0).body());
        JsonNode original = calls.get(0).json();
        JsonNode forged = calls.get(2).json();
        assertThat(forged.get("data").toString()).isEqualTo("{\"opportunityId\":\"x\"}");
        for (String field : List.of("id", "event", "token", "triggeredAt", "signature")) {
            assertThat(forged.get(field)).isEqualTo(original.get(field));
        }
        assertThat(webhooks.deliveries()).extracting(Delivery::number).containsExactly(1L, 2L, 3L);
    }

    @Test
    void anyBodyCanBeSent() {
        settled(webhooks.to(receiver.url()).body("{\"event\":").send());
        assertThat(receiver.calls().get(0).body()).isEqualTo("{\"event\":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/hook",
                "http://127.0.0.1.example.com/",
                "http://127.0.0.1@example.com/",
                "http://localhost.example.com/",
                "ftp://127.0.0.1/"
            })
    void nothingLeavesThisMachine(String url) {
        assertThatThrownBy(() -> webhooks.to(URI.create(url))).hasMessageContaining("this machine only");
        assertThatThrownBy(() -> webhooks.addInApp(URI.create(url), "candidateHired"))
                .hasMessageContaining("this machine only");
    }

    @Test
    void whatIsWrittenOfADeliveryTellsNothingOfCandidates() {
        Delivery delivery = settled(webhooks.to(receiver.url())
                .data("{\"contactId\":\"Jane\"}")
                .signedWith("key")
                .send());
        assertThat(delivery.toString()).contains("candidateHired", "204").doesNotContain("Jane", "key");
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> webhooks.gaps(Duration.ofSeconds(-1))).hasMessageContaining("must not be negative");
        assertThatThrownBy(() -> webhooks.timeout(Duration.ZERO)).hasMessageContaining("must be above 0");
        assertThatThrownBy(() -> webhooks.fire("candidateHired", "[]")).hasMessageContaining("JSON object");
    }
}
