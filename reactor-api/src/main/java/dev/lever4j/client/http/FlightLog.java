package dev.lever4j.client.http;

import dev.lever4j.error.Tried;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What happened to one call so far: how often it was sent, and whether one of these requests may have reached Lever
 * with an unknown end. Shared by all attempts of one subscription, which follow one another.
 */
public final class FlightLog {
    private final AtomicInteger sends = new AtomicInteger();
    private volatile AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean earlierMayHaveArrived;

    /** Notes a request that is about to go out, and gives its number, from 1. */
    int sent() {
        earlierMayHaveArrived |= begun.get();
        begun = new AtomicBoolean();
        return sends.incrementAndGet();
    }

    /** Of the latest request: the transport sets it as soon as a byte may have gone out. */
    AtomicBoolean begun() {
        return begun;
    }

    /** Lever said that the latest request changed nothing. */
    void refused() {
        begun = new AtomicBoolean();
    }

    /** False only where no request of this call can have had an effect. */
    boolean mayHaveArrived() {
        return earlierMayHaveArrived || begun.get();
    }

    /** How many requests went out. */
    public int sends() {
        return sends.get();
    }

    Tried tried(String endpoint, Duration elapsed) {
        return new Tried(endpoint, sends.get(), elapsed);
    }
}
