package dev.lever4j.it.processes;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.stream.Stream;

/** Children that start while others are at work. */
final class Reserve {
    private final Ground ground;
    private final ChildSettings settings;
    private final Queue<Child> starting = new ArrayDeque<>();

    /** @param size how many are kept ready */
    Reserve(Ground ground, ChildSettings settings, int size) {
        this.ground = ground;
        this.settings = settings;
        Stream.generate(this::started).limit(size).forEach(starting::add);
    }

    Child take() {
        starting.add(started());
        return starting.remove();
    }

    private Child started() {
        return ground.start("victim", settings);
    }
}
