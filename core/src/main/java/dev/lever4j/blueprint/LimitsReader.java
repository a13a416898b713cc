package dev.lever4j.blueprint;

import dev.lever4j.blueprint.Value.Fields;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.resilience.RetryPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads how patient and how fast an integration is: its timeout and the blocks {@code retries} and {@code rate_limit}.
 */
final class LimitsReader {
    private static final String YEAR = "31536000";
    private static final String DAY = "86400";
    private static final int MOST = 1_000_000;

    private static final Set<String> RETRIES = Set.of(
            "attempts",
            "transient_base_milliseconds",
            "throttling_base_milliseconds",
            "cap_seconds",
            "retry_after_ceiling_seconds",
            "budget",
            "transient_cost",
            "throttling_cost");
    private static final Set<String> RATE = Set.of("per_second", "burst");

    private final Section integration;
    private final Reading reading;

    LimitsReader(Section integration, Reading reading) {
        this.integration = integration;
        this.reading = reading;
    }

    @Nullable
    Duration requestTimeout() {
        String key = "http_request_timeout_seconds";
        BigDecimal seconds = integration.number(key, "0", YEAR);
        if (seconds != null && seconds.signum() > 0 && seconds.compareTo(new BigDecimal("0.001")) < 0) {
            integration.note(integration.placeOfValue(key), key + " must be at least 0.001, or 0 for no timeout");
            return null;
        }
        return seconds == null ? null : duration(seconds, 9);
    }

    @Nullable
    RetryPolicy retries() {
        Fields fields = integration.fields("retries");
        if (fields == null) {
            return null;
        }
        Section retries = new Section("retries", fields, RETRIES, reading);
        RetryPolicy usual = RetryPolicy.DEFAULT;
        return new RetryPolicy(
                whole(retries, "attempts", 1, usual.attempts()),
                time(retries, "transient_base_milliseconds", "86400000", 6, usual.transientBase()),
                time(retries, "throttling_base_milliseconds", "86400000", 6, usual.throttlingBase()),
                time(retries, "cap_seconds", DAY, 9, usual.cap()),
                time(retries, "retry_after_ceiling_seconds", DAY, 9, usual.retryAfterCeiling()),
                whole(retries, "budget", 0, usual.budget()),
                whole(retries, "transient_cost", 0, usual.transientCost()),
                whole(retries, "throttling_cost", 0, usual.throttlingCost()));
    }

    /** A burst that is not said keeps its proportion to the rate. */
    @Nullable
    RateLimit rate() {
        Fields fields = integration.fields("rate_limit");
        if (fields == null) {
            return null;
        }
        Section rate = new Section("rate_limit", fields, RATE, reading);
        BigDecimal said = rate.number("per_second", "0.001", "" + MOST);
        RateLimit usual = said == null ? RateLimit.DEFAULT : RateLimit.of(said.doubleValue());
        return new RateLimit(usual.perSecond(), whole(rate, "burst", 1, usual.burst()));
    }

    private static int whole(Section section, String key, int least, int usual) {
        Integer said = section.whole(key, least, MOST);
        return said == null ? usual : said;
    }

    private static Duration time(Section section, String key, String most, int nanoDigits, Duration usual) {
        BigDecimal said = section.number(key, "0", most);
        return said == null ? usual : duration(said, nanoDigits);
    }

    private static Duration duration(BigDecimal number, int nanoDigits) {
        return Duration.ofNanos(number.movePointRight(nanoDigits).longValue());
    }
}
