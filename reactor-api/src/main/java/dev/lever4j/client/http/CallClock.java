package dev.lever4j.client.http;

import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * The time a call has left. It can be stopped while a background call waits for admission, since an export's patience
 * is not a request's slowness.
 */
public final class CallClock {
    private static final long RUNNING = Long.MIN_VALUE;

    private final TimeAndChance time;
    private final long startedAt;
    private final long allowance;
    private final AtomicLong stoppedFor = new AtomicLong();
    private final AtomicLong stoppedAt = new AtomicLong(RUNNING);
    private final AtomicReference<@Nullable Runnable> parked = new AtomicReference<>();

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
            unpark();
        }
    }

    /**
     * Completes when the time has run out, however often the clock was stopped meanwhile; on the scheduler of time.
     * While the clock stands, no timer runs. For one subscriber.
     */
    public Mono<Void> expiry() {
        return Mono.create(this::watch);
    }

    private void watch(MonoSink<Void> expired) {
        Disposable.Swap timer = Disposables.swap();
        expired.onDispose(timer);
        check(expired, timer);
    }

    private void check(MonoSink<Void> expired, Disposable.Swap timer) {
        Duration left = left();
        if (left.isZero()) {
            expired.success();
        } else if (stoppedAt.get() == RUNNING) {
            timer.replace(time.scheduler().schedule(() -> check(expired, timer), left.toNanos(), TimeUnit.NANOSECONDS));
        } else {
            parked.set(() -> check(expired, timer));
            if (stoppedAt.get() == RUNNING) {
                unpark();
            }
        }
    }

    private void unpark() {
        Runnable waiting = parked.getAndSet(null);
        if (waiting != null) {
            waiting.run();
        }
    }
}
