package dev.lever4j.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.MalformedResponseException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    private Mono<HttpReply> answering(String reply) {
        return getFrom(peer -> {
            peer.readRequest();
            peer.write(reply);
        });
    }
}
