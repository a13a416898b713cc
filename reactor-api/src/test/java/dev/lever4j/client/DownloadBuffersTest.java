package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.transport.FaultServer;
import dev.lever4j.error.ConnectionLostException;
import dev.lever4j.error.LeverTimeoutException;
import dev.lever4j.error.MalformedResponseException;
import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

/** The bytes go at their reader's pace, are its own, and their end is the file's end. */
class DownloadBuffersTest extends TransferFixture {
    private static final int MIB = 1 << 20;

    private static Flux<ByteBuffer> buffers(LeverClient client) {
        return client.opportunity("opp").resumes().download("resume").buffers();
    }

    private static Mono<String> text(Flux<ByteBuffer> buffers) {
        return buffers.map(buffer -> StandardCharsets.ISO_8859_1.decode(buffer).toString())
                .collectList()
                .map(parts -> String.join("", parts));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theyAddUpToTheFile(boolean chunked) {
        String body = "0123456789".repeat(20_000);
        FaultServer server = answer(request -> chunked ? chunked(body) : file(body));
        Flux<ByteBuffer> buffers = buffers(client(ONCE));
        assertThat(server.connections()).isZero();
        assertThat(text(buffers).block(SOON)).isEqualTo(body);
        assertThat(text(buffers.limitRate(1)).block(SOON)).isEqualTo(body);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void anEmptyFileHasNone() {
        answer(request -> file(""));
        StepVerifier.create(buffers(client(ONCE))).expectComplete().verify(SOON);
    }

    @Test
    void theyAreKeptAsTheyCame() {
        String body = "0123456789".repeat(100_000);
        answer(request -> file(body));
        // all are kept until all have come, so none may be used again for another
        assertThat(text(buffers(client(ONCE)).collectList().flatMapIterable(all -> all))
                        .block(SOON))
                .isEqualTo(body);
    }

    @Test
    void aReaderThatAsksForNothingStopsTheSocket() {
        long size = 96L * MIB;
        AtomicLong written = new AtomicLong();
        FaultServer server = serve(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n");
            byte[] part = new byte[64 << 10];
            while (written.get() < size) {
                peer.write(part, part.length);
                written.addAndGet(part.length);
            }
        });
        AtomicLong received = new AtomicLong();
        StepVerifier.create(buffers(client(ONCE)).doOnNext(buffer -> received.addAndGet(buffer.remaining())), 0)
                .thenRequest(3)
                .expectNextCount(3)
                .then(() -> settled(written))
                // what the system's two socket buffers hold, and 2 MiB of ours
                .then(() -> assertThat(written.get() - received.get()).isLessThan(20L * MIB))
                .thenRequest(Long.MAX_VALUE)
                .thenConsumeWhile(buffer -> true)
                .expectComplete()
                .verify(SOON);
        assertThat(received.get()).isEqualTo(size);
        assertThat(server.requests()).hasSize(1);
    }

    /** Waits until a server that could go on writing does not. */
    private static void settled(AtomicLong written) {
        AtomicLong last = new AtomicLong(-1);
        Mono.delay(Duration.ofMillis(200))
                .repeat()
                .takeUntil(tick -> written.get() > 0 && last.getAndSet(written.get()) == written.get())
                .blockLast(SOON);
    }

    @Test
    void isBegunAgainUntilTheFirstBufferAndNotAfterIt() {
        AtomicInteger requests = new AtomicInteger();
        String head = "HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n";
        FaultServer server = serve(peer -> {
            peer.readRequest();
            peer.write(requests.getAndIncrement() == 0 ? head : head + "half");
        });
        Flux<ByteBuffer> buffers = buffers(client(QUICK));
        StepVerifier.create(buffers)
                .expectNextMatches(buffer -> buffer.remaining() == 4)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(ConnectionLostException.class)
                        .hasMessageContaining("2 requests"))
                .verify(SOON);
        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void aSizeThatIsNotTheOneSaidIsAnErrorAtTheEnd() {
        answer(request -> chunked("0123456789"));
        Download download = client(ONCE).opportunity("o").offers().download("offer");
        StepVerifier.create(download.expectedSize(11).buffers())
                .expectNextCount(2)
                .expectError(MalformedResponseException.class)
                .verify(SOON);
        StepVerifier.create(download.maxBytes(9).buffers())
                .expectNextCount(1)
                .expectError(MalformedResponseException.class)
                .verify(SOON);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void cancellingClosesTheConnection(int after) {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        serve(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + (after > 0 ? "1\r\nx\r\n1\r\ny\r\n" : ""));
            asked.countDown();
            try {
                peer.readRequest();
            } catch (EOFException | java.net.SocketException gone) {
                closed.countDown();
            }
        });
        StepVerifier.create(buffers(client(ONCE)), after)
                .expectNextCount(after)
                .then(() -> await(asked))
                .thenCancel()
                .verify(SOON);
        await(closed);
    }

    @Test
    void whatBreaksOnceItIsCancelledIsNobodysError() {
        List<Throwable> dropped = new ArrayList<>();
        Hooks.onErrorDropped(dropped::add);
        try {
            TestPublisher<String> answer =
                    TestPublisher.createNoncompliant(TestPublisher.Violation.CLEANUP_ON_TERMINATE);
            StepVerifier.create(new Download(taker -> answer.mono(), TimeAndChance.system()).buffers())
                    .expectSubscription()
                    .thenCancel()
                    .verify(SOON);
            answer.error(new ConnectionLostException("broke before the answer was whole", null));
            assertThat(dropped).isEmpty();
        } finally {
            Hooks.resetOnErrorDropped();
        }
    }

    /** Its connection went back when the last byte came, and is another call's by now. */
    @Test
    void cancellingAfterTheLastByteDisturbsNobody() {
        CountDownLatch askedAgain = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        FaultServer server = serve(peer -> {
            peer.readRequest();
            peer.write(file("unread"));
            peer.readRequest();
            askedAgain.countDown();
            await(cancelled);
            peer.write(file("another"));
        });
        Flux<ByteBuffer> buffers = buffers(client(ONCE, settings -> settings.connections(1)));
        BaseSubscriber<ByteBuffer> unread = buffers.subscribeWith(new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                // asks for nothing
            }
        });
        eventually(() -> server.requests().size() == 1);
        Mono<String> another = text(buffers).cache();
        another.subscribe();
        await(askedAgain);
        unread.dispose();
        cancelled.countDown();
        assertThat(another.block(SOON)).isEqualTo("another");
        assertThat(server.connections()).isEqualTo(1);
    }

    /** The gap leaves a busy machine the time to send, and the reader pauses for more than twice as long. */
    @Test
    void aSlowReaderIsNoSilence() {
        serve(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: " + 48 * MIB + "\r\n\r\n");
            peer.write(new byte[48 * MIB], 48 * MIB);
        });
        LeverClient client = client(ONCE, settings -> settings.readGap(Duration.ofSeconds(1)));
        StepVerifier.create(buffers(client), 1)
                .expectNextCount(1)
                .expectNoEvent(Duration.ofMillis(2_500))
                .thenRequest(Long.MAX_VALUE)
                .thenConsumeWhile(buffer -> true)
                .expectComplete()
                .verify(SOON);
    }

    @Test
    void aSilentServerIsASilence() {
        serve(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nhalf");
            peer.hold();
        });
        LeverClient client = client(ONCE, settings -> settings.readGap(Duration.ofMillis(200)));
        StepVerifier.create(buffers(client))
                .thenConsumeWhile(buffer -> true)
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOfSatisfying(
                                LeverTimeoutException.class,
                                late -> assertThat(late.isWholeCall()).isFalse()))
                .verify(SOON);
    }

    /** The attempt's timeout would end it earlier, and say so, whether or not anything has come by then. */
    @Test
    void theCallsTimeoutEndsItAndTheAttemptsDoesNot() {
        serve(peer -> {
            peer.readRequest();
            peer.write("HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nhalf");
            peer.hold();
        });
        LeverClient client =
                client(ONCE).with(o -> o.attemptTimeout(Duration.ofMillis(100)).timeout(Duration.ofMillis(600)));
        StepVerifier.create(buffers(client))
                .thenConsumeWhile(buffer -> true)
                .expectErrorSatisfies(error -> assertThat(((LeverTimeoutException) error).isWholeCall())
                        .isTrue())
                .verify(SOON);
    }
}
