package dev.lever4j.client.admission;

import dev.lever4j.resilience.Pace;
import dev.lever4j.resilience.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All that changes in a queue: who waits, the pace, whether a drain is under way. Each method is one step under one
 * lock, a few instructions long, and calls nothing that others can see.
 */
final class WaitingLine {
    /** No drain is to be scheduled. */
    static final long NONE = -1;

    private final LongSupplier ticker;
    private final Lanes lanes = new Lanes();
    private Pace pace;
    private long spent;
    private boolean draining;
    private boolean closed;

    WaitingLine(RateLimit limit, LongSupplier ticker) {
        this.ticker = ticker;
        this.pace = Pace.start(limit, ticker.getAsLong());
    }

    /** Whether a call that comes now need not wait for others or for a permit. */
    synchronized boolean isFree() {
        return isFreeAt(now());
    }

    /** Takes a permit without joining, if the line is free. */
    synchronized boolean passes() {
        long now = now();
        boolean free = isFreeAt(now);
        if (free) {
            pace = pace.takeAt(now);
        }
        return free;
    }

    /** False if the line is closed. A call that was cancelled on its way here does not join. */
    synchronized boolean join(Waiter waiter) {
        if (!closed && !waiter.isOver()) {
            lanes.join(waiter);
        }
        return !closed;
    }

    synchronized void leave(Waiter waiter) {
        lanes.leave(waiter);
    }

    synchronized List<Waiter> leaveAll() {
        return lanes.leaveAll();
    }

    /** In how many nanoseconds to drain if no drain is under way yet, and then one is; else {@link #NONE}. */
    synchronized long beginDrain() {
        if (draining) {
            return NONE;
        }
        return nanosUntilTurn();
    }

    /** In how many nanoseconds the drain under way can hand out the next permit; {@link #NONE} ends it. */
    synchronized long nanosUntilTurn() {
        long now = now();
        pace = pace.at(now);
        draining = !lanes.isEmpty();
        return draining ? pace.nanosUntilDue(now) : NONE;
    }

    /** Whose turn it is, with a permit taken for it; null if nobody waits or no permit is due any more. */
    synchronized @Nullable Waiter takeTurn() {
        long now = now();
        if (lanes.isEmpty() || !pace.isDue(now)) {
            return null;
        }
        pace = pace.takeAt(now);
        return lanes.next();
    }

    /** The waiter did not want its permit any more. */
    synchronized void giveBack() {
        pace = pace.giveBack();
    }

    /** The waiter has its permit: counted only now, since what is counted never becomes less. */
    synchronized void spent() {
        spent++;
    }

    synchronized Pace throttled(Duration retryAfterOrZero, long admittedAt) {
        pace = pace.throttled(retryAfterOrZero, admittedAt, now());
        return pace;
    }

    synchronized void answered() {
        pace = pace.answered();
    }

    synchronized AdmissionStats stats() {
        pace = pace.at(now());
        return new AdmissionStats(lanes.size(), pace.perSecond(), pace.throttled(), spent);
    }

    synchronized void close() {
        closed = true;
    }

    private boolean isFreeAt(long now) {
        return !closed && lanes.isEmpty() && pace.isDue(now);
    }

    private long now() {
        return ticker.getAsLong();
    }
}
