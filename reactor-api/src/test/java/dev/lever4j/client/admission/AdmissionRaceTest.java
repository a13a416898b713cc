package dev.lever4j.client.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.Lane;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.resilience.RateLimit;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Real threads that come, go and are served at the same moment: the sum of permits stays exact. */
class AdmissionRaceTest {
    private static final int THREADS = 64;
    private static final int CALLS = 250;
    private static final int BURST = 5000;
    private static final long NANOS_PER_CALL = 200_000;

    private final AtomicLong ticks = new AtomicLong();
    private final AtomicInteger delivered = new AtomicInteger();
    private final ConcurrentLinkedQueue<Call> waiting = new ConcurrentLinkedQueue<>();
    private final Scheduler scheduler = Schedulers.newSingle("drain", true);
    private final TimeAndChance time = new TimeAndChance(Clock.systemUTC(), ticks::get, scheduler, new Random(1));
    private final Admission admission = Admission.queue(new RateLimit(1000, BURST), new FakeTokens(), time);

    @RepeatedTest(5)
    void noPermitIsHandedOutTwiceAndNoneIsLost() throws Exception {
        for (int i = 0; i < BURST; i++) {
            admission.admit(new Seat(Lane.INTERACTIVE)).subscribe(new Call());
        }
        race(this::comeAndGo);
        waiting.forEach(BaseSubscriber::cancel);
        drainEnds();
        int stillThere = 0;
        for (int before = delivered.get() - 1; before < delivered.get(); stillThere++) {
            before = delivered.get();
            Call call = new Call();
            admission.admit(new Seat(Lane.INTERACTIVE)).subscribe(call);
            call.cancel();
        }
        long earned = BURST + ticks.get() / 1_000_000;
        assertThat(stillThere).isPositive();
        assertThat(delivered.get()).isEqualTo((int) earned);
        assertThat(admission.stats().spent()).isEqualTo(earned);
        admission.close();
        scheduler.dispose();
    }

    @RepeatedTest(5)
    void aBurstIsSharedOutExactly() throws Exception {
        race(random -> {
            admission.admit(new Seat(Lane.INTERACTIVE)).subscribe(new Call());
        });
        assertThat(delivered).hasValue(BURST);
        assertThat(admission.stats().waiting()).isEqualTo(THREADS * CALLS - BURST);
        admission.close();
        scheduler.dispose();
    }

    private void race(Consumer<Random> step) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CountDownLatch start = new CountDownLatch(THREADS);
        List<Callable<Void>> racers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Random random = new Random(i);
            racers.add(() -> run(step, random, start));
        }
        for (Future<Void> racer : threads.invokeAll(racers, 60, TimeUnit.SECONDS)) {
            racer.get();
        }
        threads.shutdown();
    }

    private static Void run(Consumer<Random> step, Random random, CountDownLatch start) throws InterruptedException {
        start.countDown();
        start.await();
        for (int i = 0; i < CALLS; i++) {
            step.accept(random);
        }
        return null;
    }

    private void comeAndGo(Random random) {
        ticks.addAndGet(NANOS_PER_CALL);
        Call call = new Call();
        admission
                .admit(new Seat(random.nextBoolean() ? Lane.INTERACTIVE : Lane.BACKGROUND))
                .subscribe(call);
        int fate = random.nextInt(3);
        if (fate == 0) {
            call.cancel();
        } else if (fate == 1) {
            cancelAnother();
        }
        waiting.add(call);
    }

    private void cancelAnother() {
        Call other = waiting.poll();
        if (other != null) {
            other.cancel();
        }
    }

    /** The drain has one thread: a task behind it runs when it has ended. */
    private void drainEnds() throws InterruptedException {
        CountDownLatch behind = new CountDownLatch(1);
        scheduler.schedule(behind::countDown);
        assertThat(behind.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private final class Call extends BaseSubscriber<Authorization> {
        @Override
        protected void hookOnNext(Authorization value) {
            delivered.incrementAndGet();
        }

        @Override
        protected void hookOnError(Throwable closed) {}
    }
}
