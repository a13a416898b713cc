package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lever4j.auth.Secret;
import dev.lever4j.blueprint.LogLevel;
import dev.lever4j.client.http.HttpReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** One line for each request, and nobody's data in any of them. */
class HttpLogTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.lever4j.http");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
        logger.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        logger.setLevel(null);
        logger.setAdditive(true);
        logger.detachAppender(lines);
    }

    @Test
    void aLineForEachRequestWithoutIdsQueryBodyOrKey() {
        FakeLever lever = FakeLever.saying(404, "{\"code\":\"ResourceNotFound\",\"message\":\"canary-message\"}");
        StepVerifier.create(lever.client()
                        .raw()
                        .post("/opportunities/{id}/notes", "canary-id")
                        .query("email", "canary-mail")
                        .body("\"canary-body\"".getBytes(StandardCharsets.UTF_8))
                        .exchange())
                .expectErrorSatisfies(error -> assertThat(error.toString()).doesNotContain("canary"))
                .verify(SOON);
        lever.client().stages().get("canary-id").onErrorComplete().block(SOON);
        assertThat(lines.list)
                .hasSize(2)
                .noneMatch(line -> line.getFormattedMessage().contains("canary"));
        assertThat(lines.list).noneMatch(line -> line.getFormattedMessage().contains("Basic"));
    }

    @Test
    void aPathThatTheSdkDoesNotKnowIsNotWritten() {
        FakeLever lever = FakeLever.saying(404, "{}");

        lever.client()
                .raw()
                .get("/opportunities/canary-id")
                .exchange()
                .onErrorComplete()
                .block(SOON);

        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .startsWith("GET other 404 ")
                        .doesNotContain("canary"));
    }

    @Test
    void ofAllHeadersTwoAreWrittenIfTheyLookLikeWhatTheyAre() {
        Queue<HttpReply> replies = new ArrayDeque<>(List.of(
                answer(429, Map.of("retry-after", "3", "x-request-id", "canary@example.org")),
                answer(429, Map.of("retry-after", "canary-wait", "x-request-id", "req_1-a")),
                answer(302, Map.of("location", "https://lever.test/canary", "x-request-id", "canary id"))));
        FakeLever lever = FakeLever.answering(request -> Mono.just(replies.remove()));

        StepVerifier.create(lever.client().raw().get("/stages").exchange())
                .then(() -> lever.clock.advanceTimeBy(SOON))
                .expectError()
                .verify(SOON);

        assertThat(lines.list.stream()
                        .map(ILoggingEvent::getFormattedMessage)
                        .map(line -> line.replaceAll("(waited|requests in) \\d+", "$1 N")))
                .containsExactly(
                        "GET /stages 429 in 0 ms (request 1, waited N ms, asked to wait 3000 ms)",
                        "GET /stages 429 in 0 ms (request 2, waited N ms, after RATE_LIMITED, id req_1-a)",
                        "GET /stages 302 in 0 ms (request 3, waited N ms, after RATE_LIMITED)",
                        "GET /stages: call ended (REDIRECTION) after 3 requests in N ms");
    }

    /** With more headers than Lever sends, none of which is anybody's business. */
    private static HttpReply answer(int status, Map<String, String> headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        for (String name : List.of("set-cookie", "server", "x-ratelimit-remaining", "www-authenticate", "date")) {
            all.put(name, List.of("canary-" + name));
        }
        return new HttpReply(status, all, "{}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aClientCanKeepToItselfWhatTheLoggerWouldWrite() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":[]}");
        LeverClientBuilder quiet = LeverClient.builder()
                .apiKey(Secret.of("key"))
                .resources(lever.resources())
                .onRequest((endpoint, status, took) -> {
                    throw new IllegalStateException("listener");
                });
        quiet.logLevel(LogLevel.ERROR).build().raw().get("/stages").exchange().block(SOON);
        assertThat(lines.list).isEmpty();
        quiet.logLevel(LogLevel.WARN).build().raw().get("/stages").exchange().block(SOON);
        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN);
        quiet.logLevel(LogLevel.DEBUG).build().raw().get("/stages").exchange().block(SOON);
        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.WARN, Level.DEBUG);
    }

    @Test
    void aRequestIsToldOfOnceThoughWhoeverWantedItsAnswerCancelsThen() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":[],\"hasNext\":false}");
        List<Integer> told = new CopyOnWriteArrayList<>();
        LeverClient client = LeverClient.builder()
                .apiKey(Secret.of("key"))
                .resources(lever.resources())
                .onRequest((endpoint, status, took) -> told.add(status))
                .build();

        client.raw().get("/opportunities").paged().pages().next().block(SOON);

        assertThat(told).containsExactly(200);
    }
}
