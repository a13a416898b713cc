package dev.lever4j.client;

import java.time.Duration;

/**
 * Told of every request to the Data API, retries and replays included; token requests are not among them. Called on
 * whatever thread the answer came, an event loop usually: it must be quick and must not block; what it throws is logged
 * and changes nothing.
 */
@FunctionalInterface
public interface RequestListener {
    /** Does not listen. */
    RequestListener NONE = (endpoint, status, took) -> {};

    /**
     * @param endpoint method and path template, without ids; of a path that the SDK does not know, as it was given
     * @param status of the answer; 0 where none came, or where the caller cancelled
     * @param took from sending to the whole answer; waiting for a turn is not part of it
     */
    void ended(String endpoint, int status, Duration took);
}
