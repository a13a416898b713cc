package dev.lever4j.bucket4j;

import dev.lever4j.resilience.RateLimit;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/** Limits as Bucket4j has them, which counts in whole permits and nanoseconds. */
final class Buckets {
    /** The period of so many can be said in nanoseconds to a millionth, however fast the limit. */
    private static final long MANY = 1000;

    private Buckets() {}

    static BucketConfiguration of(RateLimit limit) {
        Duration period = Duration.ofNanos(Math.round(MANY * 1e9 / limit.perSecond()));
        return BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit.burst()).refillGreedy(MANY, period))
                .build();
    }
}
