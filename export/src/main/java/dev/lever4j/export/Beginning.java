package dev.lever4j.export;

import dev.lever4j.resilience.HttpDate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an export begins. What changes is written down by the server's clock, so the beginning must not be later than it
 * is there: of this machine's time and the {@code Date} of an answer the earlier one counts. One that is more than a
 * day earlier is nobody's clock: it would make the export ask for everything again, and it does not count.
 */
final class Beginning {
    private static final Duration MOST = Duration.ofDays(1);

    private Beginning() {}

    /**
     * @param own of this machine, before it asked
     * @param date header of the answer
     */
    static Instant of(Instant own, Optional<String> date) {
        return date.flatMap(HttpDate::parse)
                .filter(there -> there.isBefore(own) && !there.isBefore(own.minus(MOST)))
                .orElse(own);
    }
}
