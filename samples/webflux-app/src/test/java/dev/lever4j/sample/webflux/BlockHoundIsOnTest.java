package dev.lever4j.sample.webflux;

import static dev.lever4j.sample.webflux.RunningApp.SOON;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** All tests here would fail at a call that blocks an event loop; this one says that they would. */
class BlockHoundIsOnTest {
    @Test
    void aBlockingCallIsFound() {
        Mono<Integer> blocking =
                Mono.fromCallable(BlockHoundIsOnTest::aByteOfAFile).subscribeOn(Schedulers.parallel());

        StepVerifier.create(blocking)
                .expectErrorMatches(BlockHoundIsOnTest::isFound)
                .verify(SOON);
    }

    private static int aByteOfAFile() throws IOException {
        try (InputStream file = new FileInputStream("pom.xml")) {
            return file.read();
        }
    }

    private static boolean isFound(Throwable error) {
        return error instanceof BlockingOperationError || error.getCause() instanceof BlockingOperationError;
    }
}
