package dev.lever4j.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** By the test's own clock: openings that never end, and those that end too late. */
class LineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final VirtualTimeScheduler clock = VirtualTimeScheduler.create();
    private final List<CompletableFuture<Link>> openings = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore begun = new Semaphore(0);
    private final Line line = new Line(this::begin, PATIENCE, clock);

    @AfterEach
    void end() {
        clock.dispose();
    }

    private CompletableFuture<Link> begin() {
        CompletableFuture<Link> opening = new CompletableFuture<>();
        openings.add(opening);
        begun.release();
        return opening;
    }

    /** One that is only told apart and closed. */
    private static final class Known implements Link {
        final Semaphore closed = new Semaphore(0);

        @Override
        public RedisClusterReactiveCommands<byte[], byte[]> commands() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<RedisClusterReactiveCommands<byte[], byte[]>> oneSocketTo(byte[] key) {
            return Mono.error(new UnsupportedOperationException());
        }

        @Override
        public void close() {
            closed.release();
        }
    }

    private CompletableFuture<Link> asked() throws InterruptedException {
        CompletableFuture<Link> link = line.asking(Mono::just).toFuture();
        assertComes(begun);
        return link;
    }

    private static void assertComes(Semaphore awaited) throws InterruptedException {
        assertThat(awaited.tryAcquire(Grants.LIMIT.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
    }

    private void assertGivenUp(CompletableFuture<Link> asked) {
        assertThatExceptionOfType(NotDone.class)
                .isThrownBy(() -> Mono.fromFuture(asked).block(Grants.LIMIT))
                .withMessageContaining("no connection within 30000 ms");
    }

    @Test
    void anOpeningThatNeverEndsIsGivenUpAndTheNextCallBeginsAnother() throws InterruptedException {
        CompletableFuture<Link> first = asked();
        clock.advanceTimeBy(PATIENCE.minusMillis(1));
        assertThat(first).isNotDone();
        clock.advanceTimeBy(Duration.ofMillis(1));
        assertGivenUp(first);

        CompletableFuture<Link> second = asked();
        assertThat(openings).hasSize(2);
        Known link = new Known();
        openings.get(1).complete(link);
        assertThat(Mono.fromFuture(second).block(Grants.LIMIT)).isSameAs(link);
        assertThat(line.asking(Mono::just).block(Grants.LIMIT)).isSameAs(link);
        assertThat(openings).hasSize(2);
        clock.advanceTimeBy(PATIENCE.multipliedBy(2));
        assertThat(link.closed.availablePermits()).isZero();
    }

    @Test
    void aLinkThatComesTooLateIsClosedOnceAndUsedByNobody() throws InterruptedException {
        CompletableFuture<Link> first = asked();
        CompletableFuture<Link> alike = line.asking(Mono::just).toFuture();
        clock.advanceTimeBy(PATIENCE);
        assertGivenUp(first);
        assertGivenUp(alike);

        Known late = new Known();
        openings.get(0).complete(late);
        assertComes(late.closed);
        CompletableFuture<Link> second = asked();
        Known link = new Known();
        openings.get(1).complete(link);
        assertThat(Mono.fromFuture(second).block(Grants.LIMIT)).isSameAs(link);
        assertThat(late.closed.availablePermits()).isZero();
    }

    @Test
    void anOpeningThatBlocksIsGivenUpTooAndWhatItOpensIsClosed() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        Known late = new Known();
        Line blocked = new Line(
                () -> {
                    begun.release();
                    awaitQuietly(stuck);
                    return CompletableFuture.completedFuture(late);
                },
                PATIENCE,
                clock);
        CompletableFuture<Link> asked = blocked.asking(Mono::just).toFuture();
        assertComes(begun);
        clock.advanceTimeBy(PATIENCE);
        assertGivenUp(asked);
        stuck.countDown();
        assertComes(late.closed);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nothing is interrupted here", e);
        }
    }
}
