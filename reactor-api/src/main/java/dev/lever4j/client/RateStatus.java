package dev.lever4j.client;

/**
 * How the queue of a client's credential stands at one moment; all clients that use the credential with the same
 * resources wait in it.
 *
 * @param waiting requests that wait for their turn
 * @param perSecond requests a second at present; below the configured rate after a 429
 * @param throttled answers of 429 so far
 */
public record RateStatus(int waiting, double perSecond, long throttled) {}
