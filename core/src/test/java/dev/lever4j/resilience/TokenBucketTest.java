package dev.lever4j.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void givesItsBurstAtOnceAndThenOnePermitPerInterval() {
        TokenBucket bucket = emptied(TokenBucket.full(new RateLimit(10, 18), 0), 18);
        assertThat(bucket.isDue(0)).isFalse();
        assertThat(bucket.nanosUntilDue(0)).isEqualTo(SECOND / 10);
        assertThat(bucket.isDue(SECOND / 10 - 1)).isFalse();
        assertThat(bucket.isDue(SECOND / 10)).isTrue();
        assertThatThrownBy(bucket::take).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doesNotDriftHoweverOftenItIsLookedAt() {
        Random random = new Random(3);
        TokenBucket often = emptied(TokenBucket.full(new RateLimit(0.007, 1_000_000), 0), 1_000_000);
        TokenBucket once = often;
        long now = 0;
        for (int look = 0; look < 100_000; look++) {
            now += random.nextInt(1_000_000);
            often = often.at(now);
        }
        assertThat(often).isEqualTo(once.at(now));
    }

    @Test
    void isFullAndNotBeyondAfterAnyTime() {
        for (RateLimit limit :
                new RateLimit[] {new RateLimit(10, 18), new RateLimit(1_000_000, 1_000_000), new RateLimit(0.001, 1)}) {
            TokenBucket full = TokenBucket.full(limit, -SECOND);
            assertThat(full.take().at(Long.MAX_VALUE / 2).credit()).isEqualTo(full.credit());
            assertThat(full.giveBack().credit()).isEqualTo(full.credit());
        }
    }

    @Test
    void timeThatRunsBackwardsChangesNothing() {
        TokenBucket bucket = emptied(TokenBucket.full(new RateLimit(10, 2), SECOND), 1);
        assertThat(bucket.at(0)).isEqualTo(bucket);
    }

    @Test
    void saysExactlyWhenTheNextPermitIsDue() {
        Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            TokenBucket bucket = emptied(TokenBucket.full(new RateLimit(0.001 + random.nextDouble() * 50, 3), 0), 3)
                    .at(random.nextInt(1_000_000));
            long wait = bucket.nanosUntilDue(bucket.time());
            assertThat(bucket.isDue(bucket.time() + wait)).isTrue();
            assertThat(bucket.isDue(bucket.time() + wait - 1)).isFalse();
        }
    }

    @Test
    void aPauseEndsWithOnePermit() {
        TokenBucket paused = TokenBucket.full(new RateLimit(10, 18), 0).pausedUntil(2 * SECOND);
        assertThat(paused.isDue(2 * SECOND - 1)).isFalse();
        assertThat(paused.nanosUntilDue(SECOND)).isEqualTo(SECOND);
        assertThat(paused.isDue(2 * SECOND)).isTrue();
        assertThat(paused.take().nanosUntilDue(2 * SECOND)).isEqualTo(SECOND / 10);
    }

    private static TokenBucket emptied(TokenBucket bucket, int permits) {
        TokenBucket left = bucket;
        for (int i = 0; i < permits; i++) {
            left = left.take();
        }
        return left;
    }
}
