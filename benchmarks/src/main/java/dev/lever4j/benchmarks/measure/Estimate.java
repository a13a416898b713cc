package dev.lever4j.benchmarks.measure;

import java.util.Arrays;

/**
 * The median of what was measured, and between which two of the measured values the true median lies with at least 95 %
 * probability, whatever the distribution: order statistics. With fewer than six values no such interval exists, and it
 * is open on both sides.
 */
public record Estimate(double median, double low, double high) {
    private static final double TAIL = 0.025;

    /**
     * Of what was measured, in any order.
     *
     * @throws IllegalArgumentException if there is no value
     */
    public static Estimate of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        int rank = rank(n);
        return rank == 0
                ? new Estimate(median, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                : new Estimate(median, sorted[rank - 1], sorted[n - rank]);
    }

    /** Of a value that was counted, not sampled. */
    public static Estimate exactly(double value) {
        return new Estimate(value, value, value);
    }

    public boolean isExact() {
        return low == high;
    }

    /**
     * Which of {@code n} sorted values, counted from 1 from either end, bounds the interval; 0 if none does. The true
     * median lies below the k-th of them if fewer than k values fell under it, and each does so with probability ½.
     */
    static int rank(int n) {
        double probability = Math.pow(0.5, n);
        double below = 0;
        int k = 0;
        while (below + probability <= TAIL) {
            below += probability;
            probability = probability * (n - k) / (k + 1);
            k++;
        }
        return k;
    }
}
