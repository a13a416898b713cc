package dev.lever4j.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.RateBudgets;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

class BucketBudgetsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong clock = new AtomicLong(1_800_000_000 * SECOND);
    private final MapBuckets buckets = new MapBuckets(clock::get);
    private final BucketBudgets budgets = BucketBudgets.over(buckets.asAsync());

    private Duration take(RateBudgets from, String credential, RateLimit limit) {
        return Mono.defer(() -> from.take(credential, limit))
                .subscribeOn(Schedulers.parallel())
                .blockOptional(SOON)
                .orElseThrow();
    }

    private Duration take(RateLimit limit) {
        return take(budgets, "acme", limit);
    }

    static Stream<Boolean> ways() {
        return Stream.of(true, false);
    }

    @ParameterizedTest(name = "blocking: {0}")
    @MethodSource("ways")
    void theBurstAtOnceThenAsOftenAsTheRateSays(boolean blocking) {
        RateBudgets from = blocking ? BucketBudgets.overBlocking(buckets) : budgets;
        RateLimit limit = new RateLimit(0.5, 3);
        for (int i = 0; i < 3; i++) {
            assertThat(take(from, "acme", limit)).isZero();
        }
        assertThat(take(from, "acme", limit)).isEqualTo(Duration.ofSeconds(2));
        clock.addAndGet(2 * SECOND - 1);
        assertThat(take(from, "acme", limit)).isEqualTo(Duration.ofNanos(1));
        clock.addAndGet(1);
        assertThat(take(from, "acme", limit)).isZero();
        assertThat(take(from, "acme", limit)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aPauseSavesUpNoMoreThanTheBurst() {
        RateLimit limit = new RateLimit(10, 3);
        take(limit);
        clock.addAndGet(3600 * SECOND);
        for (int i = 0; i < 3; i++) {
            assertThat(take(limit)).isZero();
        }
        assertThat(take(limit)).isEqualTo(Duration.ofMillis(100));
    }

    @ParameterizedTest(name = "{0}/s")
    @ValueSource(doubles = {0.001, 0.3, 3, 7, 10, 333.3, 999_999})
    void inTheLongRunThereIsWhatTheRateSays(double perSecond) {
        RateLimit limit = new RateLimit(perSecond, 1);
        int permits = 300;
        assertThat(take(limit)).isZero();
        long began = clock.get();
        for (int taken = 0; taken < permits; ) {
            Duration wait = take(limit);
            assertThat(wait).isLessThanOrEqualTo(Duration.ofNanos((long) (1.00001e9 / perSecond) + 1));
            clock.addAndGet(wait.toNanos());
            taken += wait.isZero() ? 1 : 0;
        }
        double exact = permits * 1e9 / perSecond;
        assertThat((double) clock.get() - began).isBetween(exact * 0.99999 - 1, exact * 1.00001 + permits);
    }

    @ParameterizedTest(name = "ahead by {0} ms: {1} more")
    @CsvSource({"0, 0", "100, 1", "1000, 10", "1800, 18", "60000, 18"})
    void aClockThatIsAheadGivesOnceWhatTheRateGivesInThatTimeAndNoMoreThanABurst(long millis, int more) {
        RateLimit limit = new RateLimit(10, 18);
        BucketBudgets ahead = BucketBudgets.over(
                buckets.by(() -> clock.get() + millis * 1_000_000).asAsync());
        int seconds = 30;
        int taken = 0;
        for (int tenth = 0; tenth <= seconds * 10; tenth++) {
            for (RateBudgets each : List.of(budgets, ahead, budgets)) {
                while (take(each, "acme", limit).isZero()) {
                    taken++;
                }
            }
            clock.addAndGet(SECOND / 10);
        }
        assertThat(taken).isEqualTo(limit.burst() + seconds * 10 + more);
    }

    @Test
    void eachCredentialAndEachLimitHasABucketOfItsOwn() {
        RateLimit limit = new RateLimit(1, 1);
        assertThat(take(limit)).isZero();
        assertThat(take(limit)).isPositive();
        assertThat(take(budgets, "globex", limit)).isZero();
        assertThat(take(new RateLimit(2, 1))).isZero();
        assertThat(take(new RateLimit(1, 2))).isZero();
        assertThat(take(budgets.prefix("other:"), "acme", limit)).isZero();
        assertThat(buckets.kept)
                .containsOnlyKeys(
                        "lever4j:rate:acme:1.0:1",
                        "lever4j:rate:globex:1.0:1",
                        "lever4j:rate:acme:2.0:1",
                        "lever4j:rate:acme:1.0:2",
                        "other:acme:1.0:1");
    }

    @Test
    void aBucketThatIsDeletedBeginsAnewAndFull() {
        RateLimit limit = new RateLimit(1, 2);
        assertThat(take(limit)).isZero();
        assertThat(take(limit)).isZero();
        buckets.kept.clear();
        assertThat(take(limit)).isZero();
        assertThat(take(limit)).isZero();
        assertThat(take(limit)).isPositive();
    }

    @Test
    void nothingIsTakenBeforeSubscriptionAndEachSubscriptionTakesAnew() {
        Mono<Duration> take = budgets.take("acme", new RateLimit(1, 2));
        assertThat(buckets.kept).isEmpty();
        assertThat(List.of(
                        take.blockOptional(SOON).orElseThrow(),
                        take.blockOptional(SOON).orElseThrow(),
                        take.blockOptional(SOON).orElseThrow()))
                .containsExactly(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1));
    }

    @Test
    void whatKeepsTheBucketsMayFail() {
        MapBuckets broken = new MapBuckets(() -> {
            throw new IllegalStateException("down");
        });
        for (RateBudgets each : List.of(BucketBudgets.over(broken.asAsync()), BucketBudgets.overBlocking(broken))) {
            StepVerifier.create(each.take("acme", RateLimit.DEFAULT))
                    .expectErrorMessage("down")
                    .verify(SOON);
        }
    }

    /** Its thread is given up while it is blocked, and nobody's next question may be put behind it. */
    @ParameterizedTest(name = "blocking: {0}")
    @MethodSource("ways")
    void aQuestionThatIsGivenUpIsNotInterruptedAndHoldsNobodyElseUp(boolean blocking) throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        MapBuckets stuck = new MapBuckets(() -> {
            asked.countDown();
            try {
                free.await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            return clock.get();
        });
        Disposable question = (blocking ? BucketBudgets.overBlocking(stuck) : BucketBudgets.over(stuck.asAsync()))
                .take("acme", RateLimit.DEFAULT)
                .subscribe();
        asked.await();
        question.dispose();
        RateBudgets next = blocking ? BucketBudgets.overBlocking(buckets) : budgets;
        for (int i = 0; i < 10; i++) {
            assertThat(take(next, "acme", RateLimit.DEFAULT)).isZero();
        }
        free.countDown();
        assertThat(interrupted).isFalse();
    }
}
