package dev.lever4j.export;

import dev.lever4j.resilience.HttpDate;
import java.time.Instant;
import java.util.Optional;

/**
 * When an export begins. What changes is written down by the server's clock, so the beginning must not be later than it
 * is there: of this machine's time and the {@code Date} of an answer the earlier one counts, however early: at worst
 * more is asked for again than is needed.
 */
final class Beginning {
    private Beginning() {}

    /**
     * @param own of this machine, before it asked
     * @param date header of the answer
     */
    static Instant of(Instant own, Optional<String> date) {
        return date.flatMap(HttpDate::parse)
                .filter(there -> there.isBefore(own))
                .orElse(own);
    }
}
