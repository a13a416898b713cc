package dev.lever4j.export;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long requests took, from sending to the whole answer; each to within 5 %.
 *
 * @param classes how many of each class: those of class n took about 1.1<sup>n</sup> ms
 */
public record Latencies(Map<Integer, Long> classes) {
    /** Of no request. */
    public static final Latencies NONE = new Latencies(Map.of());

    private static final double WIDTH = Math.log(1.1);
    private static final double NANOS = 1e6;

    public Latencies {
        Map<Integer, Long> some = new TreeMap<>(classes);
        some.values().removeIf(count -> count == 0);
        classes = Collections.unmodifiableMap(some);
    }

    /** The class of a time; what takes less than a millisecond counts as one. */
    static int classOf(Duration took) {
        return (int) Math.round(Math.log(Math.max(1, took.toNanos() / NANOS)) / WIDTH);
    }

    public Latencies plus(Latencies others) {
        return sum(others, 1);
    }

    public Latencies minus(Latencies others) {
        return sum(others, -1);
    }

    private Latencies sum(Latencies others, int sign) {
        Map<Integer, Long> sum = new TreeMap<>(classes);
        others.classes.forEach((one, count) -> sum.merge(one, sign * count, Long::sum));
        return new Latencies(sum);
    }

    public long count() {
        return classes.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * What so large a part of them took at most; zero if there is none.
     *
     * @param part from 0 to 1: 0.5 for the median
     */
    public Duration percentile(double part) {
        long rank = Math.max(1, (long) Math.ceil(part * count()));
        long seen = 0;
        for (Map.Entry<Integer, Long> one : classes.entrySet()) {
            seen += one.getValue();
            if (seen >= rank) {
                return Duration.ofNanos(Math.round(Math.exp(one.getKey() * WIDTH) * NANOS));
            }
        }
        return Duration.ZERO;
    }
}
