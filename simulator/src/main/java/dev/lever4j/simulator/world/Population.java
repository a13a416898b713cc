package dev.lever4j.simulator.world;

/**
 * Where each opportunity stands, by index. Index order is Lever's listing order (stage rank up, last advanced down), so
 * that a page starts anywhere without a search: first the listed ones, then the confidential ones, then the deleted
 * ones.
 */
public final class Population {
    private static final int[] WEIGHTS = {18, 14, 8, 25, 15, 10, 6, 4};
    private static final long SPAN = 3 * 365 * World.DAY;

    private final long seed;
    private final int listed;
    private final int visible;
    private final int total;
    private final int[] starts = new int[WEIGHTS.length + 1];

    Population(long seed, int listed) {
        int extra = listed == 0 ? 0 : Math.max(1, listed / 50);
        this.seed = seed;
        this.listed = listed;
        this.visible = listed + extra;
        this.total = visible + extra;
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            starts[i] = (int) ((long) listed * sum / 100);
            sum += WEIGHTS[i];
        }
        starts[WEIGHTS.length] = total;
    }

    /** Non-confidential opportunities: indices below this. */
    public int listed() {
        return listed;
    }

    /** Confidential ones follow, up to here. */
    public int visible() {
        return visible;
    }

    /** Deleted ones follow, up to here. */
    public int total() {
        return total;
    }

    int stage(int index) {
        int stage = 0;
        while (stage < WEIGHTS.length - 1 && index >= starts[stage + 1]) {
            stage++;
        }
        return stage;
    }

    /** Strictly falling within a stage. */
    long lastAdvancedAt(int index) {
        int stage = stage(index);
        long step = SPAN / (starts[stage + 1] - starts[stage]);
        long jitter = new Draw(seed, Kind.OPPORTUNITY, index).belowLong(0, step);
        return World.PRESENT - (index - starts[stage]) * step - jitter;
    }
}
