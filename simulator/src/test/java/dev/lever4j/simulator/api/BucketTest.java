package dev.lever4j.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The bucket is exact to the nanosecond, on a clock moved by hand. */
class BucketTest {
    private static final long SECOND = 1_000_000_000L;
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - SECOND);
    private final RateLimit limit = new RateLimit(now::get, 10, 20);

    @Test
    void givesTheBurstAndThenOneEveryTenthOfASecond() {
        assertThat(taken("a", 100)).isEqualTo(20);
        assertThat(limit.take("a")).isEqualTo(SECOND / 10);
        now.addAndGet(SECOND / 10 - 1);
        assertThat(limit.take("a")).isEqualTo(1);
        now.addAndGet(1);
        assertThat(taken("a", 5)).isEqualTo(1);
    }

    @Test
    void refillsToTheBurstAndNoFurtherAcrossTheClocksWrap() {
        taken("a", 20);
        now.addAndGet(3600 * SECOND);
        assertThat(taken("a", 100)).isEqualTo(20);
    }

    @Test
    void grantsExactlyBurstPlusRateTimesSeconds() {
        int granted = 0;
        for (int millis = 0; millis < 60_000; millis++) {
            granted += taken("a", 3);
            now.addAndGet(SECOND / 1000);
        }
        assertThat(granted).isEqualTo(20 + 599);
    }

    @Test
    void everyCredentialHasItsOwn() {
        assertThat(taken("a", 100)).isEqualTo(20);
        assertThat(taken("b", 100)).isEqualTo(20);
    }

    @Test
    void aNewLimitKeepsThePermitsAtHand() {
        taken("a", 15);
        limit.limit(5, 20);
        assertThat(taken("a", 100)).isEqualTo(5);
        now.addAndGet(SECOND);
        assertThat(taken("a", 100)).isEqualTo(5);
        now.addAndGet(10 * SECOND);
        limit.limit(5, 2);
        assertThat(taken("a", 100)).isEqualTo(2);
    }

    @Test
    void hugeAndTinyRatesDoNotOverflow() {
        limit.limit(1e12, 1_000_000_000);
        assertThat(taken("a", 1000)).isEqualTo(1000);
        limit.limit(1e-6, 1_000_000_000);
        assertThat(taken("b", 1000)).isEqualTo(1000);
    }

    private int taken(String credential, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += limit.take(credential) == 0 ? 1 : 0;
        }
        return taken;
    }
}
