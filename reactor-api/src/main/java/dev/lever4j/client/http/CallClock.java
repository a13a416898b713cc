package dev.lever4j.client.http;

import dev.lever4j.client.TimeAndChance;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
    private final TimeAndChance time;
    private final long startedAt;
    private final long allowance;

    // written under the lock of this: an object for each would be one for calls that never stop, too
    private volatile Stops stops = Stops.NONE;
    private @Nullable Runnable parked;

    /**
     * One value, so that nobody reads the clock between the end of a stop and its being counted.
     *
     * @param past nanoseconds of the stops that are over
     * @param since the tick at which it was stopped; null while it runs
     */
    private record Stops(long past, @Nullable Long since) {
        static final Stops NONE = new Stops(0, null);

        long until(long now) {
            return since == null ? past : past + now - since;
        }
    }

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
        return Duration.ofNanos(nanosLeft());
    }

    long nanosLeft() {
        long now = time.ticker().getAsLong();
        return Math.max(0, allowance - (now - startedAt - stops.until(now)));
    }

    /** Stops the clock until {@link #resume}. */
    public void stop() {
        long now = time.ticker().getAsLong();
        synchronized (this) {
            stops = stops.since() == null ? new Stops(stops.past(), now) : stops;
        }
    }

    public void resume() {
        long now = time.ticker().getAsLong();
        Runnable waiting;
        synchronized (this) {
            stops = new Stops(stops.until(now), null);
            waiting = parked;
            parked = null;
        }
        if (waiting != null) {
            waiting.run();
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
        } else if (!parks(() -> check(expired, timer))) {
            timer.replace(time.scheduler().schedule(() -> check(expired, timer), left.toNanos(), TimeUnit.NANOSECONDS));
        }
    }

    /** Keeps what is to be done once it runs again; false if it runs. */
    private synchronized boolean parks(Runnable check) {
        boolean stands = stops.since() != null;
        if (stands) {
            parked = check;
        }
        return stands;
    }
}
