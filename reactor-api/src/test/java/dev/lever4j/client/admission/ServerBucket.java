package dev.lever4j.client.admission;

import java.util.function.LongSupplier;

/** The other side's bucket, exact: counted in billionths of a permit, at the moment a request arrives. */
final class ServerBucket {
    private static final long PERMIT = 1_000_000_000L;

    private final LongSupplier ticker;
    private long perSecond;
    private long burst;
    private long level;
    private long time;
    private int granted;
    private int refused;

    ServerBucket(LongSupplier ticker, long perSecond, long burst) {
        this.ticker = ticker;
        this.perSecond = perSecond;
        this.burst = burst;
        this.level = burst * PERMIT;
        this.time = ticker.getAsLong();
    }

    boolean take() {
        fill();
        boolean grants = level >= PERMIT;
        level -= grants ? PERMIT : 0;
        granted += grants ? 1 : 0;
        refused += grants ? 0 : 1;
        return grants;
    }

    void limit(long newPerSecond, long newBurst) {
        fill();
        perSecond = newPerSecond;
        burst = newBurst;
        level = Math.min(level, burst * PERMIT);
    }

    long level() {
        fill();
        return level / PERMIT;
    }

    int granted() {
        return granted;
    }

    int refused() {
        return refused;
    }

    private void fill() {
        long now = ticker.getAsLong();
        level = Math.min(burst * PERMIT, level + (now - time) * perSecond);
        time = now;
    }
}
