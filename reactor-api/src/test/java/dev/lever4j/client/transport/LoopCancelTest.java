package dev.lever4j.client.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.error.ConnectionLostException;
import io.netty.channel.DefaultEventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

/** A request is cancelled on its connection's event loop, which may get to it late. */
class LoopCancelTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Throwable BROKEN = new ConnectionLostException("broke before the answer was whole", null);

    private final BusyLoop loop = new BusyLoop();
    private final List<Throwable> dropped = new ArrayList<>();
    private final TestPublisher<String> answer =
            TestPublisher.createNoncompliant(TestPublisher.Violation.CLEANUP_ON_TERMINATE);
    private final LoopCancel cancelling = new LoopCancel();

    /** Does what it is asked to when a test says so. */
    private static final class BusyLoop extends DefaultEventLoop {
        private final Queue<Runnable> asked = new ArrayDeque<>();

        @Override
        public void execute(Runnable task) {
            asked.add(task);
        }

        void catchUp() {
            while (!asked.isEmpty()) {
                asked.remove().run();
            }
        }
    }

    @BeforeEach
    void start() {
        Hooks.onErrorDropped(dropped::add);
        cancelling.on(loop);
    }

    @AfterEach
    void end() {
        Hooks.resetOnErrorDropped();
    }

    private void cancelled() {
        StepVerifier.create(cancelling.guard(answer.mono()))
                .expectSubscription()
                .thenCancel()
                .verify(SOON);
    }

    @Test
    void isCancelledOnTheLoop() {
        cancelled();
        answer.assertNotCancelled();
        loop.catchUp();
        answer.assertCancelled();
    }

    @Test
    void whatBreaksBeforeTheLoopGetsToItIsNobodysError() {
        cancelled();
        answer.error(BROKEN);
        loop.catchUp();
        assertThat(dropped).isEmpty();
    }

    @Test
    void norIsWhatBreaksBecauseOfIt() {
        cancelled();
        loop.catchUp();
        answer.error(BROKEN);
        assertThat(dropped).isEmpty();
    }

    @Test
    void whatIsNotCancelledIsToldOf() {
        StepVerifier.create(cancelling.guard(answer.mono()))
                .then(() -> answer.error(BROKEN))
                .expectErrorMatches(BROKEN::equals)
                .verify(SOON);
        StepVerifier.create(cancelling.guard(Mono.just("answer")))
                .expectNext("answer")
                .expectComplete()
                .verify(SOON);
        StepVerifier.create(cancelling.guard(Mono.empty())).expectComplete().verify(SOON);
    }
}
