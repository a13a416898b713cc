package dev.lever4j.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clock that moves only by hand, for {@link Simulator.Builder#clock}: tokens expire and graces end when a test says
 * so, and deliveries that wait for their time go out, however slow the machine is. Safe to share among threads, if one
 * moves it.
 */
public final class HandClock extends Clock {
    private volatile Instant now;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Stands in the middle of 2026. */
    public HandClock() {
        this(Instant.parse("2026-07-01T00:00:00Z"));
    }

    /** @param start where it stands at first */
    public HandClock(Instant start) {
        now = start;
    }

    /** Moves it. */
    public void pass(Duration time) {
        now = now.plus(time);
        listeners.forEach(Runnable::run);
    }

    /** Is called whenever it was moved. */
    void tellTo(Runnable listener) {
        listeners.add(listener);
    }

    void tellNoMore(Runnable listener) {
        listeners.remove(listener);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
