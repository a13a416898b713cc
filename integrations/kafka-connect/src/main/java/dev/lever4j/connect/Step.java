package dev.lever4j.connect;

import java.util.List;
import java.util.function.Consumer;

/**
 * What one answer of Lever's brought.
 *
 * @param outs in their order; may be empty
 * @param then moves the place on behind all of it
 */
record Step(List<Out> outs, Consumer<Place> then) {}
