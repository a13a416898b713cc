package dev.lever4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class StoreThreadsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MOST = Schedulers.DEFAULT_BOUNDED_ELASTIC_SIZE;

    private final Scheduler threads = StoreThreads.named("test-store");
    private final CountDownLatch begun = new CountDownLatch(MOST - 1);
    private final CountDownLatch free = new CountDownLatch(1);
    private final AtomicBoolean interrupted = new AtomicBoolean();

    @AfterEach
    void letGo() {
        free.countDown();
    }

    private Mono<Void> blocked() {
        begun.countDown();
        try {
            free.await();
        } catch (InterruptedException e) {
            interrupted.set(true);
        }
        return Mono.empty();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsCancelledWhileItBlocksIsNotInterruptedAndNobodyIsPutBehindIt() throws InterruptedException {
        List<Disposable> given = IntStream.range(0, MOST - 1)
                .mapToObj(i -> Mono.defer(this::blocked).subscribeOn(threads).subscribe())
                .toList();
        await(begun);
        given.forEach(Disposable::dispose);
        List<String> ran = Flux.range(0, 200)
                .flatMap(i -> Mono.fromCallable(() -> Thread.currentThread().getName())
                        .subscribeOn(threads))
                .collectList()
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(ran).hasSize(200).allMatch(name -> name.startsWith("test-store-"));
        assertThat(interrupted).isFalse();
    }

    @Test
    void whatIsCancelledBeforeItBeganIsLeftOut() throws InterruptedException {
        IntStream.range(0, MOST).forEach(i -> threads.schedule(this::blocked));
        await(begun);
        AtomicBoolean ran = new AtomicBoolean();
        Mono.fromRunnable(() -> ran.set(true)).subscribeOn(threads).subscribe().dispose();
        free.countDown();
        Flux.range(0, MOST)
                .flatMap(i -> Mono.fromRunnable(() -> {}).subscribeOn(threads))
                .blockLast(SOON);
        assertThat(ran).isFalse();
    }

    @Test
    void threadsThatMustNotBlockMayAllHandOverAtOnce() {
        Long done = Flux.range(0, 4)
                .flatMap(i -> Flux.range(0, 50_000)
                        .flatMap(n -> Mono.just(n).publishOn(threads), 64)
                        .subscribeOn(Schedulers.parallel()))
                .count()
                .block(SOON);
        assertThat(done).isEqualTo(200_000);
    }
}
