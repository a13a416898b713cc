package dev.lever4j.client.gates;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** Proves that BlockHound is on: without it the whole suite would pass whatever blocks. */
class BlockHoundCanaryTest {
    @Test
    void aBlockingCallOnAParallelThreadIsDetected() {
        Mono<Integer> blocking = Mono.fromCallable(BlockHoundCanaryTest::block).subscribeOn(Schedulers.parallel());
        StepVerifier.create(blocking)
                .expectErrorMatches(error ->
                        error instanceof BlockingOperationError || error.getCause() instanceof BlockingOperationError)
                .verify(Duration.ofSeconds(60));
    }

    private static int block() throws IOException {
        try (InputStream file = new FileInputStream("pom.xml")) {
            return file.read();
        }
    }
}
