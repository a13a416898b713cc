package dev.lever4j.simulator.world;

import java.util.UUID;

/** UUIDs that look random and still tell their index: a record is found by id without a table of a million ids. */
final class Ids {
    private static final int A = 0x9E3779B1;
    private static final int B = 0x85EBCA6B;

    private final long seed;
    private final long kind;
    private final int key;

    Ids(long seed, long kind) {
        this.seed = seed;
        this.kind = kind;
        this.key = (int) new Draw(seed, kind, -1).bits(0);
    }

    String of(int index) {
        Draw draw = new Draw(seed, kind, index);
        long rest = draw.bits(1);
        long high = ((long) scramble(index) << 32) | (rest & 0xFFFF0FFFL) | 0x4000L;
        long low = (draw.bits(2) & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /** The index whose id this is, or -1 where the text is no id of this kind. */
    int indexOf(String id) {
        if (id.length() != 36) {
            return -1;
        }
        try {
            int index = unscramble(Integer.parseUnsignedInt(id.substring(0, 8), 16));
            return index >= 0 && of(index).equals(id) ? index : -1;
        } catch (NumberFormatException notAnId) {
            return -1;
        }
    }

    private int scramble(int index) {
        int x = (index ^ key) * A;
        return (x ^ (x >>> 16)) * B;
    }

    private int unscramble(int scrambled) {
        int x = scrambled * inverse(B);
        return ((x ^ (x >>> 16)) * inverse(A)) ^ key;
    }

    /** The inverse of an odd number modulo 2^32, by Newton. */
    private static int inverse(int odd) {
        int x = odd;
        for (int i = 0; i < 5; i++) {
            x *= 2 - odd * x;
        }
        return x;
    }
}
