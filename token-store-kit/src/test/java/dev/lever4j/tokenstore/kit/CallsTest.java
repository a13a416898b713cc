package dev.lever4j.tokenstore.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class CallsTest {
    private final PrintStream before = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
    }

    @Test
    void whereACallIsStuckIsPrintedWhenItTakesTooLong() {
        CountDownLatch never = new CountDownLatch(1);
        Mono<Void> stuck = Mono.<Void>fromRunnable(() -> waitFor(never)).subscribeOn(Schedulers.boundedElastic());
        assertThatIllegalStateException().isThrownBy(() -> Calls.got(stuck, Duration.ofMillis(500)));
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("\"boundedElastic-\\d+\" WAITING on [^\n]*CountDownLatch[^\n]*, held by none")
                .contains("CallsTest.waitFor");
    }

    private static void waitFor(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nothingIsPrintedOfACallThatEnds() {
        assertThat(Calls.got(Mono.just("done"))).contains("done");
        assertThat(printed.size()).isZero();
    }
}
