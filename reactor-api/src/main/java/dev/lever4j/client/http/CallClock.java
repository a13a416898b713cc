package dev.lever4j.client.http;

import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/**
 * The time a call has left. It can be stopped while a background call waits for admission, since an export's patience is not
 * a request's slowness.
 */
public final class CallClock {
    private static final long RUNNING = Long.MIN_VALUE;

    private final TimeAndChance time;
    private final long startedAt;
    private final long allowance;
    private final AtomicLong stoppedFor = new AtomicLong();
    private final AtomicLong stoppedAt = new AtomicLong(RUNNING);

    public CallClock(TimeAndChance time, Duration allowance) {
        this.time = time;
        this.startedAt = time.ticker().getAsLong();
        this.allowance = allowance.toNanos();
    }

    /** Since the call began, waiting included. */
    public Duration elapsed() {
        return time.since(startedAt);
    }

    /** What is left; zero when it has run out. */
    public Duration left() {
        long now = time.ticker().getAsLong();
        long stopped = stoppedAt.get();
        long waiting = stopped == RUNNING ? 0 : now - stopped;
        long used = now - startedAt - stoppedFor.get() - waiting;
        return Duration.ofNanos(Math.max(0, allowance - used));
    }

    /** Stops the clock until {@link #resume}. */
    public void stop() {
        stoppedAt.compareAndSet(RUNNING, time.ticker().getAsLong());
    }

    public void resume() {
        long stopped = stoppedAt.getAndSet(RUNNING);
        if (stopped != RUNNING) {
            stoppedFor.addAndGet(time.ticker().getAsLong() - stopped);
        }
    }

    /** Completes when the time has run out, however often the clock was stopped meanwhile. */
    public Mono<Void> expiry() {
        return Mono.defer(() -> Mono.delay(left(), time.scheduler()))
                .repeat(() -> !left().isZero())
                .then();
    }
}
