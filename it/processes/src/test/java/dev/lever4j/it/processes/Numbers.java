package dev.lever4j.it.processes;

import java.time.Duration;

/**
 * How much is done: with -Pit as said here, less in .ci/run, more where a figure is wanted (scripts/grants-under-fire).
 */
final class Numbers {
    static final int PROCESSES = Integer.getInteger("fire.processes", 8);
    static final int EXPIRIES = Integer.getInteger("fire.expiries", 200);
    /** At each step, for each kind of server. */
    static final int KILLS = Integer.getInteger("fire.kills", 4);
    /** Of short-lived tokens. */
    static final int LIVES = Integer.getInteger("fire.lives", 10);

    /** Of a token that really expires. */
    static final Duration LIFE = Duration.ofSeconds(2);

    private Numbers() {}
}
