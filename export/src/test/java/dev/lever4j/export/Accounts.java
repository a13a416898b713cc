package dev.lever4j.export;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;

/** Accounts as nothing but the times at which their records were created, of shapes that accounts have. */
final class Accounts {
    /** 2026-06-01. */
    static final long NOW = 1_780_272_000_000L;

    private static final long DAY = 86_400_000L;
    private static final double YEAR = 365.0 * DAY;

    private Accounts() {}

    /** As many every day. */
    static long[] even(int records, double years, Random random) {
        return random.doubles(records)
                .mapToLong(x -> NOW - (long) (x * years * YEAR))
                .toArray();
    }

    /** More every day. */
    static long[] growing(int records, double years, Random random) {
        return random.doubles(records)
                .mapToLong(x -> NOW - (long) ((1 - Math.sqrt(x)) * years * YEAR))
                .toArray();
    }

    /** Nobody has applied for five months. */
    static long[] dormant(int records, double years, Random random) {
        return Arrays.stream(even(records, years, random))
                .map(at -> at - 150 * DAY)
                .toArray();
    }

    /** Busy and quiet times, a hundred times as busy as quiet, one after the other without warning. */
    static long[] uneven(int records, double years, Random random) {
        double[] weights = random.doubles(30).map(x -> Math.pow(100, x)).toArray();
        double all = Arrays.stream(weights).sum();
        return random.doubles(records)
                .map(x -> place(weights, x * all))
                .mapToLong(x -> NOW - (long) (x * years * YEAR))
                .toArray();
    }

    /** Every day as many, and a third of all on one day: an import. */
    static long[] imported(int records, double years, Random random) {
        long[] times = even(records, years, random);
        long day = NOW - (long) (random.nextDouble() * years * YEAR);
        for (int i = 0; i < records / 3; i++) {
            times[i] = day + random.nextInt((int) DAY);
        }
        return times;
    }

    /** All at one instant. */
    static long[] atOnce(int records, Random random) {
        long at = NOW - (long) (random.nextDouble() * YEAR);
        return random.longs(records, at, at + 1).toArray();
    }

    /** Whatever has happened to an account, in any mixture, also before 1970 and after now. */
    static long[] any(Random random) {
        long[][] parts = {
            even(random.nextInt(5_000), 0.01 + random.nextDouble() * 10, random),
            uneven(random.nextInt(20_000), 0.5 + random.nextDouble() * 10, random),
            imported(random.nextInt(5_000), 1 + random.nextDouble() * 60, random),
            atOnce(random.nextInt(3) * 1_000, random),
            random.longs(random.nextInt(50), -40L * 365 * DAY, NOW + DAY).toArray()
        };
        return LongStream.concat(
                        Arrays.stream(parts[random.nextInt(parts.length)]),
                        Arrays.stream(parts[random.nextInt(parts.length)]))
                .toArray();
    }

    private static double place(double[] weights, double x) {
        int i = 0;
        double left = x;
        while (i < weights.length - 1 && left > weights[i]) {
            left -= weights[i++];
        }
        return (i + left / weights[i]) / weights.length;
    }
}
