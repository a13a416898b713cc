package dev.lever4j.simulator.world;

import java.util.List;

/** Chance as a pure function of seed, kind, index and salt: any field of any record in any order, always the same. */
final class Draw {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long base;

    Draw(long seed, long kind, long index) {
        this.base = mix(mix(seed * GOLDEN + kind) + index);
    }

    long bits(int salt) {
        return mix(base + salt * GOLDEN);
    }

    int below(int salt, int bound) {
        return (int) Long.remainderUnsigned(bits(salt), bound);
    }

    long belowLong(int salt, long bound) {
        return Long.remainderUnsigned(bits(salt), bound);
    }

    /** From 0 up to and without 1. */
    double share(int salt) {
        return (bits(salt) >>> 11) * 0x1p-53;
    }

    boolean percent(int salt, int percent) {
        return below(salt, 100) < percent;
    }

    <T> T pick(int salt, List<T> from) {
        return from.get(below(salt, from.size()));
    }

    /** The finaliser of SplitMix64. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
