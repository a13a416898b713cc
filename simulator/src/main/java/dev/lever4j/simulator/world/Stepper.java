package dev.lever4j.simulator.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes the account one change after the other; the n-th follows from the seeds and the account as it is. */
public final class Stepper {
    private static final int WHICH = 1000;

    private final World world;
    private final Changer changer;
    private final long seed;
    /** Guarded by the lock of {@link World#order()}. */
    private int number;

    public Stepper(World world, long seed) {
        this.world = world;
        this.changer = new Changer(world);
        this.seed = seed;
    }

    /** One of these changes, or where nothing can change so, the next of them that can be made; null where none can. */
    public @Nullable Mutation step(List<Mutation.Kind> among) {
        return world.order().change(() -> {
            world.order().unsettle();
            Draw draw = world.draw(Kind.STEP + 1_000_003 * seed, number++);
            int first = draw.below(WHICH, among.size());
            for (int i = 0; i < among.size(); i++) {
                Mutation.Kind kind = among.get((first + i) % among.size());
                String id = changer.apply(kind, draw);
                if (id != null) {
                    return new Mutation(number, kind, id);
                }
            }
            return null;
        });
    }
}
