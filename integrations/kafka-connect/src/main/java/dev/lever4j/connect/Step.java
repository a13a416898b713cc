package dev.lever4j.connect;

import java.util.List;
import java.util.function.Consumer;

/**
 * What one answer of Lever's brought.
 *
 * @param outs in their order; may be empty
 * @param then moves the place on behind all of it
 * @param at when it came, in milliseconds
 */
record Step(List<Out> outs, Consumer<Place> then, long at) {
    Step(List<Out> outs, Consumer<Place> then) {
        this(outs, then, 0);
    }

    Step at(long millis) {
        return new Step(outs, then, millis);
    }
}
