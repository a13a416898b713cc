package dev.lever4j.it.authorizationservers;

import dev.lever4j.client.LeverResources;
import dev.lever4j.client.TimeAndChance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** The machine's clocks, and as much later as a test says. */
final class HandClock extends Clock implements LongSupplier {
    private final AtomicLong ahead = new AtomicLong();

    void advance(Duration time) {
        ahead.addAndGet(time.toNanos());
    }

    /** Resources that go by it. */
    LeverResources resources() {
        TimeAndChance machine = TimeAndChance.system();
        return Connection.patient()
                .timeAndChance(new TimeAndChance(this, this, machine.scheduler(), machine.random()))
                .build();
    }

    @Override
    public long getAsLong() {
        return System.nanoTime() + ahead.get();
    }

    @Override
    public Instant instant() {
        return Instant.now().plusNanos(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
