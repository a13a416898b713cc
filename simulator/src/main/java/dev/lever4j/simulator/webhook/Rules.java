package dev.lever4j.simulator.webhook;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How deliveries are made.
 *
 * @param gaps between one try and the next; there is one try more than gaps
 * @param timeout how long an answer may take
 * @param ids whether bodies have an id
 * @param restamp whether another try has a token, a time and a signature of its own
 * @param on whether webhooks are switched on at all
 * @param off events that are switched off
 */
public record Rules(List<Duration> gaps, Duration timeout, boolean ids, boolean restamp, boolean on, Set<String> off) {
    /** Five tries are documented, and that the gaps grow; how long they are is not. */
    public static final Rules LEVERS = new Rules(
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2)),
            Duration.ofSeconds(10),
            true,
            false,
            true,
            Set.of());

    public Rules {
        gaps = List.copyOf(gaps);
        off = Set.copyOf(off);
    }

    boolean tell(String event) {
        return on && !off.contains(event);
    }

    /** How long to wait after so many tries, the last of which failed; null is to give up. */
    @Nullable
    Duration gapAfter(int tries) {
        return tries <= gaps.size() ? gaps.get(tries - 1) : null;
    }

    Rules gaps(List<Duration> changed) {
        return new Rules(changed, timeout, ids, restamp, on, off);
    }

    Rules timeout(Duration changed) {
        return new Rules(gaps, changed, ids, restamp, on, off);
    }

    Rules ids(boolean changed) {
        return new Rules(gaps, timeout, changed, restamp, on, off);
    }

    Rules restamp(boolean changed) {
        return new Rules(gaps, timeout, ids, changed, on, off);
    }

    Rules switchedOn(boolean changed) {
        return new Rules(gaps, timeout, ids, restamp, changed, off);
    }

    Rules switchedOn(String event, boolean changed) {
        Set<String> events = new HashSet<>(off);
        boolean ignored = changed ? events.remove(event) : events.add(event);
        return new Rules(gaps, timeout, ids, restamp, on, events);
    }
}
