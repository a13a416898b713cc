package dev.lever4j.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.error.ConnectionFailedException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.MalformedResponseException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Size, silence and waiting are bounded, and a bound that is met gives its connection back. */
class LimitsTest extends TransportFixture {
    private static final TransportSettings ONE = TransportSettings.DEFAULT.connections(1);
    private static final Duration SHORT = Duration.ofMillis(150);

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000000", "Transfer-Encoding: chunked"})
    void aBodyOverTheCapIsRefusedWhileItArrives(String framing) {
        FaultServer server = serve(peer -> {
            peer.readRequest();
            if (peer.number() > 0) {
                peer.write(ok("{}"));
                return;
            }
            // never ends: only a cap that counts while receiving can answer
            peer.write("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n400\r\n" + "x".repeat(1_024) + "\r\n");
            peer.hold();
        });
        NettyTransport transport = transport(ONE.maxBodyBytes(1_000), server.url());
        fails(
                transport.send(get(server.url())),
                MalformedResponseException.class,
                error -> assertThat(error).hasMessageContaining("1000 bytes"));
        answers(transport.send(get(server.url())), 200, "{}");
    }

    @Test
    void aBodyOfExactlyTheCapPasses() {
        FaultServer server = serve(peer -> {
            peer.readRequest();
            peer.write(ok("x".repeat(1_000)));
        });
        answers(transport(ONE.maxBodyBytes(1_000), server.url()).send(get(server.url())), 200, "x".repeat(1_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"})
    void silenceEndsInATimeout(String start) {
        FaultServer server = serve(peer -> {
            peer.readRequest();
            peer.write(start);
            peer.hold();
        });
        fails(
                transport(ONE.readGap(SHORT), server.url()).send(get(server.url())),
                LeverTimeoutException.class,
                error -> {
                    assertThat(error.requestMayHaveArrived()).isTrue();
                    assertThat(error.isWholeCall()).isFalse();
                });
    }

    @Test
    void noFreeConnectionEndsInTheAcquireTimeout() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        FaultServer server = serve(holding(busy));
        NettyTransport transport = transport(ONE.acquireTimeout(SHORT), server.url());
        Disposable first = transport.send(get(server.url())).onErrorComplete().subscribe();
        busy.await();
        fails(
                transport.send(get(server.url())),
                ConnectionFailedException.class,
                error -> assertThat(error.isWorthRetrying()).isTrue());
        assertThat(departure.isGone()).isFalse();
        first.dispose();
    }

    @Test
    void aFullWaitingLineIsRefusedAtOnce() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        FaultServer server = serve(holding(busy));
        NettyTransport transport = transport(ONE.pendingAcquire(1), server.url());
        Mono<HttpReply> sent = transport.send(get(server.url())).onErrorComplete();
        Disposable first = sent.subscribe();
        busy.await();
        Disposable second = sent.subscribe();
        fails(
                transport.send(get(server.url())),
                ConnectionFailedException.class,
                error -> assertThat(error).hasMessageContaining("too many"));
        second.dispose();
        first.dispose();
    }

    @Test
    void aCancelInMidBodyFreesTheConnection() {
        CountDownLatch halfSent = new CountDownLatch(1);
        FaultServer server = serve(peer -> {
            peer.readRequest();
            if (peer.number() > 0) {
                peer.write(ok("{}"));
                return;
            }
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{");
            halfSent.countDown();
            peer.hold();
        });
        NettyTransport transport = transport(ONE, server.url());
        StepVerifier.create(transport.send(get(server.url())))
                .then(() -> assertThat(reached(halfSent)).isTrue())
                .thenCancel()
                .verify(SOON);
        answers(transport.send(get(server.url())), 200, "{}");
    }

    @Test
    void aConnectionIsUsedAgain() {
        FaultServer server = serve(peer -> {
            while (true) {
                peer.readRequest();
                peer.write(ok("{}"));
            }
        });
        NettyTransport transport = transport(ONE, server.url());
        StepVerifier.create(Flux.range(0, 50).concatMap(i -> transport.send(get(server.url()))))
                .expectNextCount(50)
                .expectComplete()
                .verify(SOON);
        assertThat(server.connections()).isEqualTo(1);
    }

    static Stream<TransportSettings> thatKeepNoConnection() {
        Duration instant = Duration.ofMillis(1);
        Duration anHour = Duration.ofHours(1);
        return Stream.of(ONE.keep(instant, anHour), ONE.keep(anHour, instant));
    }

    /** What waited longer than a millisecond is too old, however slow this machine is. */
    @ParameterizedTest
    @MethodSource("thatKeepNoConnection")
    void aConnectionThatIsIdleOrOldForTooLongIsNotUsedAgain(TransportSettings settings) {
        FaultServer server = serve(peer -> {
            while (true) {
                peer.readRequest();
                peer.write(ok("{}"));
            }
        });
        NettyTransport transport = transport(settings, server.url());
        answers(transport.send(get(server.url())), 200, "{}");
        Mono<HttpReply> later = Mono.delay(Duration.ofMillis(20)).then(transport.send(get(server.url())));
        // a connection goes to wait a moment after its answer has come, and on a busy machine that is a long moment
        StepVerifier.create(later.repeat().takeUntil(reply -> server.connections() > 1))
                .thenConsumeWhile(reply -> reply.status() == 200)
                .expectComplete()
                .verify(SOON);
    }

    private static FaultServer.Script holding(CountDownLatch busy) {
        return peer -> {
            peer.readRequest();
            busy.countDown();
            peer.hold();
        };
    }

    private static boolean reached(CountDownLatch latch) {
        try {
            return latch.await(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException over) {
            return false;
        }
    }
}
