package dev.lever4j.simulator.world;

import java.util.concurrent.atomic.AtomicLong;

/** Chance for what happens to one request after the other: the n-th throw follows from the seed. Thread-safe. */
public final class Dice {
    private final long seed;
    private final long kind;
    private final AtomicLong thrown = new AtomicLong();

    private Dice(long seed, long kind) {
        this.seed = seed;
        this.kind = kind;
    }

    /** How long answers take. */
    public static Dice latency(long seed) {
        return new Dice(seed, Kind.LATENCY);
    }

    /** Which requests fail. */
    public static Dice errors(long seed) {
        return new Dice(seed, Kind.ERROR);
    }

    /** From 0 up to and without 1, evenly. */
    public double next() {
        return new Draw(seed, kind, thrown.getAndIncrement()).share(0);
    }
}
