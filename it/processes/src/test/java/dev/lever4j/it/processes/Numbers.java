package dev.lever4j.it.processes;

/** How much is done: little in a build, more where a figure is wanted. */
final class Numbers {
    static final int PROCESSES = Integer.getInteger("fire.processes", 8);
    static final int EXPIRIES = Integer.getInteger("fire.expiries", 200);
    /** At each step, for each kind of server. */
    static final int KILLS = Integer.getInteger("fire.kills", 4);
    /** Of short-lived tokens. */
    static final int LIVES = Integer.getInteger("fire.lives", 10);

    private Numbers() {}
}
