package dev.lever4j.export;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a run will still take: what is to come, at the speed of the last minute. At the beginning of a phase, when
 * its first answers are on their way, the limit is taken to be the speed, and less so with each second. Not
 * thread-safe.
 */
final class Forecast {
    private static final long SECOND = 1_000_000_000;
    private static final double WINDOW = 60;
    /** Seconds at the limit that are as good as what has been seen, at first. */
    private static final double TRUST = 20;

    private final DoubleSupplier limit;
    /** The first one is as old as the window, or the beginning. */
    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, long answers) {
        double secondsTo(long later) {
            return (later - nanos) / (double) SECOND;
        }
    }

    /** @param limit requests a second that may be sent: what a burst brings beyond does not last */
    Forecast(DoubleSupplier limit) {
        this.limit = limit;
    }

    /** A phase begins: what the speed was before is nothing to it. */
    void begin(long nanos, long answers) {
        samples.clear();
        samples.add(new Sample(nanos, answers));
    }

    /**
     * The time left; null where nobody knows what is to come, or nothing comes.
     *
     * @param answers so far
     * @param toCome answers that are still to come; negative if nobody knows
     */
    @Nullable
    Duration left(long nanos, long answers, long toCome) {
        while (samples.size() > 1 && second().secondsTo(nanos) >= WINDOW) {
            samples.removeFirst();
        }
        double speed = speed(nanos, answers);
        if (samples.getLast().secondsTo(nanos) >= 1) {
            samples.addLast(new Sample(nanos, answers));
        }
        return toCome < 0 || !(speed > 0) ? null : Duration.ofMillis(Math.round(toCome * 1000 / speed));
    }

    private double speed(long nanos, long answers) {
        Sample then = samples.getFirst();
        double seconds = then.secondsTo(nanos);
        double trust = TRUST * Math.max(0, 1 - seconds / WINDOW);
        double most = limit.getAsDouble();
        return Math.min(most, (answers - then.answers + trust * most) / (seconds + trust));
    }

    private Sample second() {
        return samples.stream().skip(1).findFirst().orElseThrow();
    }
}
