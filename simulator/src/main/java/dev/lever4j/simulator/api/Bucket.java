package dev.lever4j.simulator.api;

/**
 * A token bucket in exact integer arithmetic: it is full when {@code emptiedUntil} is not in the future, and each
 * permit pushes that moment one period on. Not thread-safe; guarded by {@link RateLimit}.
 */
final class Bucket {
    private long period;
    private int burst;
    private long emptiedUntil;

    Bucket(long periodNanos, int burst, long now) {
        this.period = periodNanos;
        this.burst = burst;
        this.emptiedUntil = now;
    }

    boolean take(long now) {
        long from = later(emptiedUntil, now);
        if (from - now > slack()) {
            return false;
        }
        emptiedUntil = from + period;
        return true;
    }

    /** A new limit; the permits at hand stay, capped by the new burst. */
    void limit(long newPeriod, int newBurst, long now) {
        double owed = period == 0 ? 0 : (later(emptiedUntil, now) - now) / (double) period;
        double permits = Math.min(burst - owed, newBurst);
        period = newPeriod;
        burst = newBurst;
        emptiedUntil = now + Math.round((newBurst - permits) * newPeriod);
    }

    /** Nanoseconds until a permit is there. */
    long untilPermit(long now) {
        return Math.max(0, later(emptiedUntil, now) - now - slack());
    }

    /** How far ahead of now permits may be spent; never so far that it overflows. */
    private long slack() {
        long most = Long.MAX_VALUE / 4;
        return period > 0 && burst - 1 > most / period ? most : (burst - 1) * period;
    }

    private static long later(long a, long b) {
        return a - b > 0 ? a : b;
    }
}
