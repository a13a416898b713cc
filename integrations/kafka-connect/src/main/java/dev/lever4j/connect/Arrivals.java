package dev.lever4j.connect;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Between those who read, who must not block, and the task's thread, which may. In the order of arrival, so that no
 * account is forgotten over another. Bounded by what its readers ask for: each puts in only what it has been given room
 * for. Safe to share among threads.
 */
final class Arrivals {
    private final Queue<Chunk> chunks = new ConcurrentLinkedQueue<>();
    private final Semaphore there = new Semaphore(0);

    /** Never blocks. */
    void put(Chunk chunk) {
        chunks.add(chunk);
        there.release();
    }

    /** Ends a wait, though there may be nothing. */
    void wake() {
        there.release();
    }

    /** The next one; null where none comes in that time, or somebody wakes. */
    @Nullable
    Chunk next(Duration longest) throws InterruptedException {
        return there.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS) ? chunks.poll() : null;
    }

    /** As above, without waiting. */
    @Nullable
    Chunk nextNow() {
        return there.tryAcquire() ? chunks.poll() : null;
    }

    int size() {
        return chunks.size();
    }
}
