package dev.lever4j.simulator.world;

import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Moves the time of update of opportunities around which something changed. Thread-safe. */
public final class Toucher {
    private final World world;
    private final Supplier<Touches> rules;

    /** @param rules looked at for each change */
    Toucher(World world, Supplier<Touches> rules) {
        this.world = world;
        this.rules = rules;
    }

    /** A note of it was made or changed. */
    public void note(int opportunity) {
        if (rules.get().notes()) {
            touch(opportunity);
        }
    }

    void contact(Person changed) {
        // that moves it whatever else does
        if (changed.anonymized() || rules.get().contacts()) {
            opportunitiesOf(changed).forEach(this::touch);
        }
    }

    /** Drawn ones of a person are neighbours. */
    private IntStream opportunitiesOf(Person person) {
        int drawn = world.population().total();
        IntStream near = IntStream.rangeClosed(person.index(), person.index() + 1)
                .filter(index -> index < drawn && World.drawnContact(index) == person.index());
        IntStream made = IntStream.range(drawn, world.end())
                .filter(index -> world.contactOf(index).index() == person.index());
        return IntStream.concat(near, made)
                .filter(index -> !world.opportunity(index).deleted());
    }

    private void touch(int opportunity) {
        long now = world.now();
        Opportunity ignored = world.edit(opportunity, edit -> edit.touch(now));
    }
}
