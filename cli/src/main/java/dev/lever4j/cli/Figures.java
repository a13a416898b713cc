package dev.lever4j.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What there is to say about a running export.
 *
 * @param total how many records there will be, where that is known
 * @param recordsPerSecond of the last seconds
 * @param requestsPerSecond of the last seconds
 * @param budget requests a second that the rate limit allows
 * @param throttled how often Lever answered 429
 */
record Figures(
        long records,
        OptionalLong total,
        double recordsPerSecond,
        double requestsPerSecond,
        double budget,
        long throttled,
        Duration elapsed) {
    /** So that a bar of an account of fewer than 100,000 records fits into 80 columns. */
    private static final int WIDTH = 10;

    /** For a terminal: a line that is drawn over again and again. */
    String bar() {
        String gauge = total.isPresent() ? gauge(total.getAsLong()) : format("%,d records", records);
        String eta = eta().map(left -> " ETA " + clock(left)).orElse("");
        return gauge + "  " + speeds() + "  " + clock(elapsed) + eta;
    }

    /** For a log. */
    String line() {
        String of = total.isPresent() ? format(" of %,d", total.getAsLong()) : "";
        return format("%,d%s records", records, of) + "  " + speeds() + "  " + clock(elapsed);
    }

    /** The time left at the present speed; empty where the total is unknown or nothing moves. */
    Optional<Duration> eta() {
        if (total.isEmpty() || recordsPerSecond <= 0) {
            return Optional.empty();
        }
        double seconds = Math.max(0, total.getAsLong() - records) / recordsPerSecond;
        return Optional.of(Duration.ofSeconds((long) Math.ceil(seconds)));
    }

    private String gauge(long all) {
        double done = all == 0 ? 1 : Math.min(1.0, (double) records / all);
        int filled = (int) (done * WIDTH);
        return format("[%s%s] %,d/%,d", "#".repeat(filled), "-".repeat(WIDTH - filled), records, all);
    }

    private String speeds() {
        return format(
                "%,.0f rec/s  %.1f/%s req/s  %d x 429", recordsPerSecond, requestsPerSecond, number(budget), throttled);
    }

    private static String clock(Duration time) {
        String minutes = format("%02d:%02d", time.toMinutesPart(), time.toSecondsPart());
        return time.toHours() == 0 ? minutes : time.toHours() + ":" + minutes;
    }

    static String number(double value) {
        return value == Math.rint(value) ? format("%.0f", value) : format("%.1f", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
