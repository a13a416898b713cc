package dev.lever4j.resilience;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The {@code Retry-After} header (RFC 9110, 10.2.3). Lever documents none for its 429; proxies before it may send one.
 */
public final class RetryAfter {
    /** Longer waits read as this one: 68 years, so that it fits into nanoseconds. */
    public static final Duration LONGEST = Duration.ofSeconds(Integer.MAX_VALUE);

    // bounded, so that no header makes us multiply a million digits
    private static final Pattern SECONDS = Pattern.compile("-?\\d{1,400}(\\.\\d{1,400})?");
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

    private RetryAfter() {}

    /**
     * The wait a server asks for: seconds, with decimals or without, or a date, which counts from the answer's own
     * {@code Date} so that a client's wrong clock does no harm.
     *
     * @param values of the header; the same value twice is one
     * @param date the answer's {@code Date} header, if it has one
     * @param now used where there is no readable {@code Date}
     * @return never negative and at most {@link #LONGEST}; empty if the header is absent, unreadable, or contradicts
     *     itself
     */
    public static Optional<Duration> parse(List<String> values, Optional<String> date, Instant now) {
        List<String> distinct = values.stream().map(String::strip).distinct().toList();
        if (distinct.size() != 1) {
            return Optional.empty();
        }
        String value = distinct.get(0);
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(seconds(new BigDecimal(value)));
        }
        return HttpDate.parse(value)
                .map(until -> between(date.flatMap(HttpDate::parse).orElse(now), until));
    }

    private static Duration seconds(BigDecimal seconds) {
        BigDecimal longest = BigDecimal.valueOf(LONGEST.toSeconds());
        BigDecimal clamped = seconds.max(BigDecimal.ZERO).min(longest);
        return Duration.ofNanos(clamped.multiply(NANOS).longValue());
    }

    private static Duration between(Instant sent, Instant until) {
        Duration wait = Duration.between(sent, until);
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
