package dev.lever4j.benchmarks.export;

import dev.lever4j.simulator.Simulator;

/** A way of putting an export's requests one after the other, or side by side. */
interface Schedule {
    String text();

    /** Returns how many records it got when all is exported. Blocks. */
    long run(Course course, Simulator server) throws Exception;
}
