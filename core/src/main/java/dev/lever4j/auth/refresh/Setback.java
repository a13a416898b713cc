package dev.lever4j.auth.refresh;

import java.time.Duration;

/**
 * Failures in a row, and the tick before which no further attempt begins: 250 ms after the first, doubling up to 30 s.
 *
 * @param retryTick without meaning while there is no failure
 */
public record Setback(int failures, long retryTick) {
    public static final Setback NONE = new Setback(0, 0);

    private static final Duration FIRST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration AT_LEISURE = Duration.ofSeconds(5);

    /** One failure more, while callers wait for the next attempt. */
    Setback urgent(long tick) {
        return new Setback(failures + 1, tick + delay(failures + 1).toNanos());
    }

    /** One failure more, while a token is still served. */
    Setback leisurely(long tick) {
        Duration delay = delay(failures + 1);
        Duration longer = delay.compareTo(AT_LEISURE) < 0 ? AT_LEISURE : delay;
        return new Setback(failures + 1, tick + longer.toNanos());
    }

    /** How long to wait still; zero if an attempt may begin. */
    Duration remaining(long tick) {
        return failures == 0 || retryTick - tick <= 0 ? Duration.ZERO : Duration.ofNanos(retryTick - tick);
    }

    static Duration delay(int failures) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, 16));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
