package dev.lever4j.client.transport;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

/** A request that is given up takes no other's connection along. */
class CancelTest extends TransportFixture {
    /** Cancelled while the answer is being read, in the moment in which its connection goes to the next in line. */
    @Test
    void theNextRequestKeepsItsConnection() throws InterruptedException {
        AtomicInteger requests = new AtomicInteger();
        Semaphore read = new Semaphore(0);
        FaultServer server = serve(peer -> {
            while (true) {
                peer.readRequest();
                if (requests.getAndIncrement() % 2 == 0) {
                    read.release();
                }
                peer.write(ok("{}"));
            }
        });
        NettyTransport transport = transport(TransportSettings.DEFAULT.connections(1), server.url());
        for (int i = 0; i < 300; i++) {
            Disposable givenUp = transport.send(get(server.url())).subscribe();
            read.acquire();
            givenUp.dispose();
            answers(transport.send(get(server.url())), 200, "{}");
        }
    }
}
