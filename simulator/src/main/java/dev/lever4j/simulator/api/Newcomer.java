package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.Person;
import dev.lever4j.simulator.world.Profile;
import dev.lever4j.simulator.world.World;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The person behind a new opportunity, and whether they were known before. */
record Newcomer(Person contact, boolean known) {
    /** One at a time, so that two requests with one address do not make two contacts. */
    static Newcomer in(World world, Supplier<@Nullable Person> known, Supplier<Profile> profile) {
        synchronized (world) {
            Person contact = known.get();
            return contact == null ? new Newcomer(world.newContact(profile.get()), false) : new Newcomer(contact, true);
        }
    }
}
