package dev.lever4j.simulator;

import dev.lever4j.simulator.world.Mutation;
import dev.lever4j.simulator.world.Stepper;
import dev.lever4j.simulator.world.World;
import java.util.List;

/**
 * Changes the account one change at a time, so that what somebody follows can be compared with {@link Simulator#state}
 * after each. Which change, to whom and how follows from the seeds, the number of the step and the account as it is.
 * Webhooks are told. As with {@link Unrest}, opportunities are listed by place from the first step on. Thread-safe.
 */
public final class Mutations {
    private final Stepper stepper;
    private final List<Mutation.Kind> among;

    Mutations(World world, long seed) {
        this(new Stepper(world, seed), Mutation.Kind.usual());
    }

    private Mutations(Stepper stepper, List<Mutation.Kind> among) {
        this.stepper = stepper;
        this.among = among;
    }

    /** These alone, each as likely as the others; the numbers of the steps are shared. */
    public Mutations only(Mutation.Kind... kinds) {
        if (kinds.length == 0) {
            throw new IllegalArgumentException("At least one kind of change is needed.");
        }
        return new Mutations(stepper, List.of(kinds));
    }

    /**
     * Makes one change: it has happened, by the simulator's clock now, when this returns. Where nothing can change in
     * the way that was drawn, it is another of the ways.
     *
     * @throws IllegalStateException if there is nothing left that could change so
     */
    public Mutation step() {
        Mutation step = stepper.step(among);
        if (step == null) {
            throw new IllegalStateException("Nothing is left that could change so: " + among);
        }
        return step;
    }
}
