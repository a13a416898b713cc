package dev.lever4j.it.processes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** For a server whose tokens expire and whose grace ends when it is told, however slow the machine is. */
final class StillClock extends Clock {
    private volatile Instant now = Instant.now();

    static StillClock now() {
        return new StillClock();
    }

    void pass(Duration time) {
        now = now.plus(time);
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
