package dev.lever4j.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.http.HttpReply;
import dev.lever4j.error.ClientClosedException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Closing ends everything, says so, and leaves no thread. */
class CloseTest extends TransportFixture {
    @Test
    void closingEndsWhatRunsAndRefusesWhatComes() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        FaultServer server = serve(peer -> {
            peer.readRequest();
            busy.countDown();
            peer.hold();
        });
        NettyTransport transport = transport(TransportSettings.DEFAULT, server.url());
        Sinks.One<HttpReply> running = Sinks.one();
        transport.send(get(server.url())).subscribe(running::tryEmitValue, running::tryEmitError);
        busy.await();
        StepVerifier.create(transport.close()).expectComplete().verify(SOON);
        fails(running.asMono(), ClientClosedException.class);
        fails(transport.send(get(server.url())), ClientClosedException.class);
        StepVerifier.create(transport.close()).expectComplete().verify(SOON);
        for (Thread thread : ourThreads()) {
            thread.join(SOON.toMillis());
        }
        assertThat(ourThreads()).isEmpty();
    }

    @Test
    void aTransportThatWasNeverUsedCloses() {
        FaultServer server = serve(Peer::readRequest);
        StepVerifier.create(transport(TransportSettings.DEFAULT, server.url()).close())
                .expectComplete()
                .verify(SOON);
    }

    private static List<Thread> ourThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lever4j-http"))
                .toList();
    }
}
