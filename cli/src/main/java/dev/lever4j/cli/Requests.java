package dev.lever4j.cli;

import dev.lever4j.client.RequestListener;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests, and the answers that said: too many. */
final class Requests implements RequestListener {
    private static final int TOO_MANY = 429;

    private final LongAdder sent = new LongAdder();
    private final LongAdder throttled = new LongAdder();

    @Override
    public void ended(String endpoint, int status, Duration took) {
        sent.increment();
        if (status == TOO_MANY) {
            throttled.increment();
        }
    }

    long sent() {
        return sent.sum();
    }

    long throttled() {
        return throttled.sum();
    }

    /** How many, how fast, and how often that was too fast. */
    String said(Duration took, double budget) {
        double seconds = Math.max(0.001, took.toMillis() / 1000.0);
        return String.format(
                Locale.ROOT,
                "%,d requests, %.1f a second of %s allowed, %d x 429",
                sent(),
                sent() / seconds,
                Figures.number(budget),
                throttled());
    }
}
