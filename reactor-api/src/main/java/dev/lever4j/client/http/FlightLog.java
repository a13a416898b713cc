package dev.lever4j.client.http;

import dev.lever4j.error.Tried;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What happened to one call so far: how often it was sent. Shared by all attempts of one subscription. */
public final class FlightLog {
    private final AtomicInteger sends = new AtomicInteger();

    int sent() {
        return sends.incrementAndGet();
    }

    /** How many requests went out. */
    public int sends() {
        return sends.get();
    }

    Tried tried(String endpoint, Duration elapsed) {
        return new Tried(endpoint, sends.get(), elapsed);
    }
}
