package dev.lever4j.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.lever4j.client.http.HttpReply;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.MalformedResponseException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What is not plain, whole HTTP is refused, and one bad answer spoils nothing for the next request. */
class FramingTest extends TransportFixture {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\nContent-Length: 2\nContent-Length: 3\n\n{}{",
                "garbage without end\n\n",
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nzz\n{}\n0\n\n",
                "HTTP/1.1 200 OK\nContent-Length: -2\n\n{}",
                "HTTP/1.1 200 OK\nContent-Encoding: gzip\nContent-Length: 2\n\n{}",
                "HTTP/1.1 200 OK\nContent-Encoding: identity, br\nContent-Length: 2\n\n{}",
                "HTTP/1.1 200 OK\nConnection: close\n\n{\"data\":[]}",
            })
    void brokenFramingIsMalformed(String reply) {
        fails(answering(reply.replace("\n", "\r\n")), MalformedResponseException.class);
    }

    @Test
    void aHeaderOverEightKiBIsMalformed() {
        fails(
                answering("HTTP/1.1 200 OK\r\nX-Long: " + "a".repeat(9_000) + "\r\nContent-Length: 2\r\n\r\n{}"),
                MalformedResponseException.class);
    }

    @Test
    void tenThousandHeadersAreMalformed() {
        fails(
                answering("HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(10_000) + "Content-Length: 2\r\n\r\n{}"),
                MalformedResponseException.class);
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() {
        try (FaultServer elsewhere = new FaultServer(Peer::readRequest)) {
            answers(
                    answering("HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url() + "\r\nContent-Length: 0\r\n\r\n"),
                    302,
                    "");
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    void aRefusalKeepsItsStatusWhateverItsBody() {
        answers(answering("HTTP/1.1 429 Too Many\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nxx"), 429, "");
        closeAll();
        answers(answering("HTTP/1.1 503 Busy\r\nContent-Length: 9\r\n\r\ncut"), 503, "");
        closeAll();
        answers(answering("HTTP/1.1 400 Bad\r\nConnection: close\r\n\r\nwhy"), 400, "why");
        closeAll();
        String huge = "x".repeat(200_000);
        answers(
                answering("HTTP/1.1 404 Not Found\r\nContent-Length: 200000\r\n\r\n" + huge),
                404,
                huge.substring(0, 65_536));
    }

    @Test
    void aNoContentAnswerNeedsNoLength() {
        answers(answering("HTTP/1.1 204 No Content\r\n\r\n"), 204, "");
    }

    @Test
    void bytesBehindABodyDoNotReachTheNextRequest() {
        FaultServer server = serve(peer -> {
            peer.readRequest();
            peer.write(peer.number() == 0 ? ok("{}") + ok("{\"another\":1}") : ok("{\"own\":1}"));
            peer.readRequest();
            peer.write(ok("{\"own\":1}"));
        });
        NettyTransport transport = transport(TransportSettings.DEFAULT.connections(1), server.url());
        answers(transport.send(get(server.url())), 200, "{}");
        // the second request may meet the connection as it is closed, which is an error and no harm
        Mono<String> second = transport
                .send(get(server.url()))
                .map(reply -> new String(reply.body(), StandardCharsets.UTF_8))
                .onErrorReturn(ConnectionLostException.class, "lost");
        StepVerifier.create(second)
                .expectNextMatches(body -> body.equals("lost") || body.equals("{\"own\":1}"))
                .expectComplete()
                .verify(SOON);
        answers(transport.send(get(server.url())), 200, "{\"own\":1}");
    }

    /** In parts, so that the answer is not there yet when the interim one is read. */
    @Test
    void anInterimAnswerIsNotTheAnswerAndTheNextRequestGetsItsOwn() {
        CountDownLatch never = new CountDownLatch(1);
        FaultServer server = serve(peer -> {
            for (int i = 0; i < 2; i++) {
                peer.readRequest();
                peer.write("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n");
                pause(never);
                peer.write(ok("{\"answer\":" + i + "}"));
            }
        });
        NettyTransport transport = transport(TransportSettings.DEFAULT.connections(1), server.url());
        answers(transport.send(get(server.url())), 200, "{\"answer\":0}");
        answers(transport.send(get(server.url())), 200, "{\"answer\":1}");
        assertThat(server.connections()).isEqualTo(1);
    }

    private static void pause(CountDownLatch never) {
        try {
            assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"Canary Doe\"} HTTP x\n\n",
                "HTTP/1.1 Canary 200\n\n",
                "HTTP/1.1 200 OK\nContent-Length: Canary\n\n",
                "HTTP/1.1 200 OK\nCanary(: x\n\n",
            })
    void bytesThatAreNotHttpAreQuotedNowhere(String reply) {
        Logger netty = (Logger) LoggerFactory.getLogger("reactor.netty");
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        netty.addAppender(lines);
        try {
            fails(
                    answering(reply.replace("\n", "\r\n")),
                    MalformedResponseException.class,
                    error -> assertThat(Throwables.getStackTrace(error)).doesNotContainIgnoringCase("canary"));
        } finally {
            netty.detachAppender(lines);
        }
        assertThat(lines.list)
                .noneSatisfy(line -> assertThat(
                                line.getFormattedMessage() + ThrowableProxyUtil.asString(line.getThrowableProxy()))
                        .containsIgnoringCase("canary"));
    }

    private Mono<HttpReply> answering(String reply) {
        return getFrom(peer -> {
            peer.readRequest();
            peer.write(reply);
        });
    }
}
