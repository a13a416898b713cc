package dev.lever4j.simulator.api;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** One bucket per credential. */
public final class RateLimit {
    private final LongSupplier nanoClock;
    private final Map<String, Bucket> buckets = new HashMap<>();
    private long period;
    private int burst;

    public RateLimit(LongSupplier nanoClock, double perSecond, int burst) {
        this.nanoClock = nanoClock;
        this.period = period(perSecond);
        this.burst = burst;
    }

    /** Changes the limit for all credentials; permits at hand stay, capped by the new burst. */
    public synchronized void limit(double perSecond, int newBurst) {
        if (period == period(perSecond) && burst == newBurst) {
            return;
        }
        period = period(perSecond);
        burst = newBurst;
        long now = nanoClock.getAsLong();
        buckets.values().forEach(bucket -> bucket.limit(period, burst, now));
    }

    /** 0 where a permit was taken, else the nanoseconds until there would be one. */
    synchronized long take(String credential) {
        long now = nanoClock.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(credential, key -> new Bucket(period, burst, now));
        return bucket.take(now) ? 0 : Math.max(1, bucket.untilPermit(now));
    }

    private static long period(double perSecond) {
        return Math.round(1e9 / perSecond);
    }
}
