package dev.lever4j.resilience;

import java.time.Duration;

/**
 * How fast a credential sends now: its bucket, slowed by 429s and recovering. Immutable; ticks are nanoseconds.
 *
 * <p>A 429 says that Lever's bucket is empty, so ours is too, for a short while or as long as Lever asks. The rate is
 * then cut by a third and grows back in nine seconds, slowly at first and faster the longer nothing is refused. Only a
 * refusal tells that a lower limit still holds, and only its absence that it does not: so a limit that stays low
 * refuses a few requests in every such cycle, and one that is restored is used in full within ten seconds. Of others
 * that use the same credential whoever was cut deeper grows faster, which shares a limit fairly. Requests that were on
 * their way when the rate was cut say nothing about the new rate, so their 429s do not cut again.
 *
 * @param limit as configured
 * @param bucket at the current rate
 * @param slowedTo rate right after the last cut, in the bucket's unit
 * @param cutAt tick of the last cut; meaningless before the first
 * @param growsFrom tick from which the rate recovers
 * @param streak cuts since the last answer that was not a 429
 * @param throttled 429s in all
 */
public record Pace(
        RateLimit limit, TokenBucket bucket, long slowedTo, long cutAt, long growsFrom, int streak, long throttled) {
    private static final double CUT = 0.7;
    private static final int SLOWEST = 20;
    /** Seconds from a cut to full speed; with the pause before them under ten. */
    private static final double RECOVERY = 9;

    private static final long SECOND = 1_000_000_000L;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    /** Full speed and a full bucket. */
    public static Pace start(RateLimit limit, long now) {
        TokenBucket bucket = TokenBucket.full(limit, now);
        return new Pace(limit, bucket, bucket.rate(), now, now, 0, 0);
    }

    /** This pace at a later tick: permits have come in, and the rate may have grown. */
    public Pace at(long now) {
        long rate = rateAt(now);
        return with(rate == bucket.rate() ? bucket.at(now) : bucket.at(now).paced(rate, capacityFor(rate)));
    }

    public boolean isDue(long now) {
        return bucket.isDue(now);
    }

    /** How long until a permit is due; 0 if one is. */
    public long nanosUntilDue(long now) {
        return bucket.nanosUntilDue(now);
    }

    public Pace take() {
        return with(bucket.take());
    }

    /** This pace at a later tick, with a permit taken. Only where one {@link #isDue} then. */
    public Pace takeAt(long now) {
        return rateAt(now) == bucket.rate() ? with(bucket.takeAt(now)) : at(now).take();
    }

    /** A permit comes back unused. */
    public Pace giveBack() {
        return with(bucket.giveBack());
    }

    /**
     * Lever answered 429.
     *
     * @param retryAfter as asked, zero if not; more than a minute counts as a minute, after which one request finds out
     * @param admittedAt the tick at which that request took its permit
     */
    public Pace throttled(Duration retryAfter, long admittedAt, long now) {
        boolean sameEvent = throttled > 0 && admittedAt - cutAt <= 0;
        Duration asked = retryAfter.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : retryAfter;
        return sameEvent ? pausedFor(asked.toNanos(), now) : cut(asked.toNanos(), now);
    }

    /** Lever answered anything else. */
    public Pace answered() {
        return streak == 0 ? this : new Pace(limit, bucket, slowedTo, cutAt, growsFrom, 0, throttled);
    }

    /** Permits a second at present. */
    public double perSecond() {
        return bucket.rate() / 1000.0;
    }

    private Pace cut(long asked, long now) {
        long configured = TokenBucket.rate(limit);
        long slower = Math.max(Math.max(1, configured / SLOWEST), (long) (rateAt(now) * CUT));
        long pause = Math.max(asked, Math.min(SECOND / 2 << Math.min(streak, 5), 10 * SECOND));
        TokenBucket slowed = bucket.at(now).paced(slower, capacityFor(slower));
        return new Pace(limit, slowed, slower, now, now, streak + 1, throttled).pausedFor(pause, now);
    }

    private Pace pausedFor(long nanos, long now) {
        long until = now + nanos;
        boolean longer = nanos > 0 && until - bucket.time() > 0;
        TokenBucket paused = longer ? bucket.pausedUntil(until) : bucket;
        long grows = longer ? until : growsFrom;
        return new Pace(limit, paused, slowedTo, cutAt, grows, streak, throttled + 1);
    }

    /** In steps of a hundredth of a permit or so, since a bucket is re-made only where something happens anyway. */
    private long rateAt(long now) {
        long configured = TokenBucket.rate(limit);
        double way = Math.min(1, Math.max(0, now - growsFrom) / (RECOVERY * SECOND));
        return slowedTo + (long) ((configured - slowedTo) * way * way);
    }

    /** The burst shrinks with the rate: a server that grants less rarely grants the same at once. */
    private long capacityFor(long rate) {
        double share = rate / (double) TokenBucket.rate(limit);
        return Math.max(TokenBucket.PERMIT, (long) (limit.burst() * share * TokenBucket.PERMIT));
    }

    private Pace with(TokenBucket next) {
        return next.equals(bucket) ? this : new Pace(limit, next, slowedTo, cutAt, growsFrom, streak, throttled);
    }
}
