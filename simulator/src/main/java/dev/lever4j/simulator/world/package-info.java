/** The simulated account: what it holds, generated from a seed, and what callers changed in it. Internal. */
@NullMarked
package dev.lever4j.simulator.world;

import org.jspecify.annotations.NullMarked;
