package dev.lever4j.client.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.Authorization;
import dev.lever4j.client.Lane;
import dev.lever4j.client.RateBudgets;
import dev.lever4j.client.TimeAndChance;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.TokenBucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Four processes with one budget: here, four queues in one virtual time. */
class SharedBudgetTest {
    private static final int PROCESSES = 4;
    private static final RateLimit LIMIT = new RateLimit(10, 18);

    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    private final TimeAndChance time = TimeAndChance.of(scheduler, new Random(1));
    private final Budget budget = new Budget();
    private final List<Admission> processes = IntStream.range(0, PROCESSES)
            .mapToObj(i -> Admission.queue(
                    LIMIT,
                    new FakeTokens(),
                    time,
                    new BudgetLink(budget, 0.2, time).of("acme", LIMIT),
                    new SharedConnections(1000)))
            .toList();

    @AfterEach
    void dispose() {
        processes.forEach(Admission::close);
        scheduler.dispose();
    }

    private long spent() {
        return processes.stream().mapToLong(each -> each.stats().spent()).sum();
    }

    private Disposable busy(Admission process) {
        return Flux.using(() -> new Seat(Lane.BACKGROUND), process::admit, Seat::leave)
                .repeat()
                .subscribe(token -> {}, closed -> {});
    }

    @Test
    void togetherTheyUseTheLimitAndNoMore() {
        List<Disposable> work = processes.stream().map(this::busy).toList();

        scheduler.advanceTimeBy(Duration.ofSeconds(100));

        assertThat(spent()).isBetween(18L + 990, 18L + 1000);
        assertThat(budget.mostTogether).isLessThanOrEqualTo(18);
        work.forEach(Disposable::dispose);
    }

    @Test
    void aProcessAloneHasTheWholeOfIt() {
        Disposable work = busy(processes.get(0));

        scheduler.advanceTimeBy(Duration.ofSeconds(100));

        assertThat(spent()).isBetween(18L + 990, 18L + 1000);
        work.dispose();
    }

    @Test
    void withoutTheBudgetEachGoesOnWithItsShareAndComesBack() {
        List<Disposable> work = processes.stream().map(this::busy).toList();
        scheduler.advanceTimeBy(Duration.ofSeconds(10));
        long before = spent();

        budget.away = true;
        scheduler.advanceTimeBy(Duration.ofSeconds(100));
        assertThat(spent() - before).isBetween(780L, 810L);
        assertThat(budget.askedWhileAway).isBetween(4 * 18, 4 * 22);

        budget.away = false;
        scheduler.advanceTimeBy(Duration.ofSeconds(7));
        long back = spent();
        scheduler.advanceTimeBy(Duration.ofSeconds(100));
        assertThat(spent() - back).isBetween(990L, 1002L);
        work.forEach(Disposable::dispose);
    }

    @Test
    void aBudgetThatDoesNotAnswerIsAway() {
        budget.silent = true;
        Disposable work = busy(processes.get(0));

        scheduler.advanceTimeBy(Duration.ofSeconds(101));

        assertThat(spent()).isBetween(150L, 202L);
        work.dispose();
    }

    @Test
    void theInteractiveLaneGoesFirstHere() {
        Disposable work = busy(processes.get(0));
        scheduler.advanceTimeBy(Duration.ofSeconds(10));
        for (int i = 0; i < 50; i++) {
            processes.get(0).admit(new Seat(Lane.BACKGROUND)).subscribe(token -> {}, closed -> {});
        }
        List<Authorization> interactive = new ArrayList<>();

        processes.get(0).admit(new Seat(Lane.INTERACTIVE)).subscribe(interactive::add);
        scheduler.advanceTimeBy(Duration.ofMillis(250));

        assertThat(interactive).hasSize(1);
        work.dispose();
    }

    /** What a server for all of them would keep. */
    private final class Budget implements RateBudgets {
        private TokenBucket bucket = TokenBucket.full(LIMIT, 0);
        private boolean away;
        private boolean silent;
        private int askedWhileAway;
        private long mostTogether;
        private long now = -1;
        private long together;

        @Override
        public Mono<Duration> take(String credential, RateLimit limit) {
            return Mono.defer(() -> {
                if (away) {
                    askedWhileAway++;
                    return Mono.error(new IllegalStateException("away"));
                }
                return silent ? Mono.never() : Mono.just(answer());
            });
        }

        private Duration answer() {
            long tick = time.ticker().getAsLong();
            bucket = bucket.at(tick);
            if (!bucket.isDue(tick)) {
                return Duration.ofNanos(bucket.nanosUntilDue(tick));
            }
            bucket = bucket.take();
            together = tick == now ? together + 1 : 1;
            now = tick;
            mostTogether = Math.max(mostTogether, together);
            return Duration.ZERO;
        }
    }
}
