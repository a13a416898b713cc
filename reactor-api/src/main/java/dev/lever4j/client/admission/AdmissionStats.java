package dev.lever4j.client.admission;

/**
 * What a progress display wants to know of a credential's queue, at one moment.
 *
 * @param waiting calls that wait for their turn
 * @param ratePerSecond permits a second at present; below the configured rate after a 429
 * @param throttled answers of 429 so far
 * @param spent permits so far
 */
public record AdmissionStats(int waiting, double ratePerSecond, long throttled, long spent) {}
