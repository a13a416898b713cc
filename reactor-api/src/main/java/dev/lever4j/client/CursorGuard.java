package dev.lever4j.client;

import org.jspecify.annotations.Nullable;

/**
 * Notices a list that runs in a circle. The same cursor twice in a row is seen at once; a longer circle before it has
 * been walked three times, with two cursors in memory however long the list is (Brent's cycle detection).
 */
final class CursorGuard {
    private @Nullable Cursor last;
    private @Nullable Cursor waymark;
    private long stepsLeft = 1;
    private long stride = 1;

    /** True if the list has been here before. */
    boolean hasSeen(Cursor cursor) {
        boolean seen = cursor.equals(last) || cursor.equals(waymark);
        last = cursor;
        if (--stepsLeft == 0) {
            waymark = cursor;
            stride *= 2;
            stepsLeft = stride;
        }
        return seen;
    }
}
