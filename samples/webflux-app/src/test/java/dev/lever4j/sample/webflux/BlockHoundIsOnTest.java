package dev.lever4j.sample.webflux;

import static dev.lever4j.sample.webflux.RunningApp.SOON;

import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** All tests here would fail at a call that blocks an event loop; this one says that they would. */
class BlockHoundIsOnTest {
    @Test
    void aBlockingCallIsFound() {
        Mono<Integer> blocking = Mono.fromCallable(() -> {
                    Thread.sleep(1);
                    return 1;
                })
                .subscribeOn(Schedulers.parallel());

        StepVerifier.create(blocking)
                .expectErrorMatches(BlockHoundIsOnTest::isFound)
                .verify(SOON);
    }

    private static boolean isFound(Throwable error) {
        return error instanceof BlockingOperationError || error.getCause() instanceof BlockingOperationError;
    }
}
