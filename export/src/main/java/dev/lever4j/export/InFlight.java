package dev.lever4j.export;

import java.util.function.IntSupplier;

/**
 * How many requests may be under way at once. Not configured but learned: the client's queue paces, so all it takes is
 * that a few requests always wait in it, however long answers take. Too few of them, and one more is let go; too many,
 * and one less. Not thread-safe.
 */
final class InFlight {
    /** Two waiting, so that a permit never meets an empty queue; up to four, so that the number rests. */
    private static final int FEWEST = 2;

    private static final int MOST = 4;
    private static final int AT_FIRST = 16;

    private final IntSupplier waiting;
    private final int ceiling;
    private int size;
    private int enough = Integer.MAX_VALUE;

    /**
     * Begins with as many as a full bucket lets go at once.
     *
     * @param waiting how many requests wait in the client's queue now
     * @param ceiling never more than this
     */
    InFlight(IntSupplier waiting, int ceiling) {
        this.waiting = waiting;
        this.ceiling = ceiling;
        this.size = Math.min(AT_FIRST, ceiling);
    }

    /** So many may be under way. */
    int size() {
        return size;
    }

    /** So many of them are on the wire, not waiting, when the limit is filled. */
    int needed() {
        return Math.max(1, Math.min(enough, size - (FEWEST + MOST) / 2));
    }

    /**
     * An answer came.
     *
     * @param running how many were under way, this one included
     */
    void landed(int running) {
        int now = waiting.getAsInt();
        enough = now >= FEWEST ? running - now : Integer.MAX_VALUE;
        if (now > MOST) {
            size = Math.max(1, size - 1);
        } else if (now < FEWEST && running >= size) {
            size = Math.min(ceiling, size + 1);
        }
    }
}
