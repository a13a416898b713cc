package dev.lever4j.export;

/**
 * A part of the time line that is got to know on its own, and what is known of it: how dense it is, and how long a
 * slice it has borne. Numbers only; {@link SlicePlanner} decides.
 */
final class Stretch {
    /** How much of the density comes from the slice seen last. */
    private static final double NEWS = 0.5;

    private static final int GROWTH = 8;

    final int cuts;
    private double density;
    private long blind;
    private long bearable;
    /** Slices on their way. */
    int open;

    private Stretch(double density, long blind, long bearable, int cuts) {
        this.density = density;
        this.blind = blind;
        this.bearable = bearable;
        this.cuts = cuts;
    }

    /**
     * Of which nothing is known.
     *
     * @param first how long its first slice is
     * @param cuts how often what it is part of has been given up
     */
    static Stretch unknown(long first, int cuts) {
        return new Stretch(0, first, grown(first), cuts);
    }

    /** A slice is done. */
    void learn(long length, long records) {
        double here = records / (double) length;
        density = density == 0 ? here : density * (1 - NEWS) + here * NEWS;
        bearable = Math.max(bearable, grown(length));
    }

    /** Records a millisecond; 0 if nothing has been seen, or nothing was there. */
    double density() {
        return density;
    }

    /** The longest slice that is not reckless: a few times as long as one that went well. */
    long bearable() {
        return bearable;
    }

    /** The length of the next slice where nothing has been seen: each a few times as long as the one before. */
    long nextBlind() {
        long length = blind;
        blind = grown(blind);
        return length;
    }

    private static long grown(long length) {
        return length > Long.MAX_VALUE / GROWTH ? Long.MAX_VALUE : length * GROWTH;
    }
}
