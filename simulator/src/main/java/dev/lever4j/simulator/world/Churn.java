package dev.lever4j.simulator.world;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What changes in the account by itself, one step after the other. A step happens while nobody looks; what it changes
 * follows from the seeds, the number of the step and the account as it is. Thread-safe.
 */
public final class Churn {
    /** A step makes fewer changes than this. */
    private static final int MOST = 8192;

    private final World world;
    private final Changer changer;
    private final long worldSeed;
    private volatile @Nullable Pace pace;
    /** Guarded by the lock of {@link World#order()}. */
    private long step;

    /** @param averages how many changes a step makes on average, at most 1000 of each */
    private record Pace(long seed, Map<Mutation.Kind, Double> averages) {}

    Churn(World world, long worldSeed) {
        this.world = world;
        this.changer = new Changer(world);
        this.worldSeed = worldSeed;
    }

    /** From the next step on; the numbers of the steps go on where an earlier pace left them. */
    public void start(long seed, Map<Mutation.Kind, Double> averages) {
        if (averages.values().stream().allMatch(average -> average == 0)) {
            calm();
            return;
        }
        Pace next = new Pace(seed, Map.copyOf(averages));
        pace = world.order().change(() -> {
            world.order().unsettle();
            return next;
        });
    }

    /** Nothing changes by itself any more; what has changed stays. */
    public void calm() {
        pace = null;
    }

    public void step() {
        if (pace != null) {
            int ignored = world.order().change(this::changes);
        }
    }

    private int changes() {
        Pace now = pace;
        if (now == null) {
            return 0;
        }
        long number = step++;
        int done = 0;
        for (Mutation.Kind kind : Mutation.Kind.values()) {
            double average = now.averages.getOrDefault(kind, 0.0);
            double share = draw(now, number, MOST - 1 - kind.ordinal()).share(0);
            int times = (int) Math.floor(average + share);
            for (int i = 0; i < times; i++) {
                changer.apply(kind, draw(now, number, done++));
            }
        }
        return done;
    }

    private Draw draw(Pace now, long number, int n) {
        return new Draw(worldSeed + 1_000_003 * now.seed, Kind.CHURN, number * MOST + n);
    }
}
