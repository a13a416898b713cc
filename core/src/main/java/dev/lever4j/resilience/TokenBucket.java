package dev.lever4j.resilience;

/**
 * A bucket of permits that fills with time. Immutable, and in whole numbers, so that no sum of refills drifts. A bucket
 * whose time lies ahead gives nothing until then: that is a pause.
 *
 * @param rate permits per 1,000 s, which is also how many of a permit's 10^12 parts a nanosecond brings
 * @param capacity in parts
 * @param credit in parts
 * @param time the tick up to which the credit counts
 */
public record TokenBucket(long rate, long capacity, long credit, long time) {
    /** The parts of one permit. */
    static final long PERMIT = 1_000_000_000_000L;

    public static TokenBucket full(RateLimit limit, long now) {
        long capacity = limit.burst() * PERMIT;
        return new TokenBucket(rate(limit), capacity, capacity, now);
    }

    static long rate(RateLimit limit) {
        return Math.round(limit.perSecond() * 1000);
    }

    /** This bucket at a later tick; itself while its time lies ahead. */
    public TokenBucket at(long now) {
        return now - time <= 0 ? this : new TokenBucket(rate, capacity, creditAt(now), now);
    }

    /** Whether a permit can be taken at this tick. */
    public boolean isDue(long now) {
        return now - time >= 0 && creditAt(now) >= PERMIT;
    }

    /** How long until a permit can be taken; 0 if it can. */
    public long nanosUntilDue(long now) {
        TokenBucket then = at(now);
        return Math.max(0, then.time - now) + nanosFor(PERMIT - then.credit);
    }

    /** One permit less. Only where one {@link #isDue}. */
    public TokenBucket take() {
        return takeAt(time);
    }

    /** This bucket at a later tick, with one permit less. Only where one {@link #isDue} then. */
    public TokenBucket takeAt(long now) {
        long then = creditAt(now);
        if (then < PERMIT) {
            throw new IllegalStateException("no permit is due");
        }
        return new TokenBucket(rate, capacity, then - PERMIT, now - time <= 0 ? time : now);
    }

    /** One permit more, as far as there is room. */
    public TokenBucket giveBack() {
        return new TokenBucket(rate, capacity, credit > capacity - PERMIT ? capacity : credit + PERMIT, time);
    }

    /** Another speed and size from here on. */
    TokenBucket paced(long newRate, long newCapacity) {
        return new TokenBucket(newRate, newCapacity, Math.min(credit, newCapacity), time);
    }

    /** Nothing until the tick, then one permit and from there on the usual speed. */
    TokenBucket pausedUntil(long tick) {
        return new TokenBucket(rate, capacity, PERMIT, tick);
    }

    private long creditAt(long now) {
        long elapsed = now - time;
        if (elapsed <= 0) {
            return credit;
        }
        // decided by time, not by product: a bucket left alone for years must not overflow
        boolean fills = elapsed >= nanosFor(capacity - credit);
        return fills ? capacity : credit + elapsed * rate;
    }

    private long nanosFor(long parts) {
        return parts <= 0 ? 0 : (parts + rate - 1) / rate;
    }
}
