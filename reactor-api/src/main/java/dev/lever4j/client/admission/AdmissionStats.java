package dev.lever4j.client.admission;

import dev.lever4j.resilience.RateLimit;

/**
 * What a progress display wants to know of a credential's queue, at one moment.
 *
 * @param waiting calls that wait for their turn
 * @param ratePerSecond permits a second at present; below the configured rate after a 429
 * @param throttled answers of 429 so far
 * @param spent permits so far
 */
public record AdmissionStats(int waiting, double ratePerSecond, long throttled, long spent) {
    /** With what an earlier queue of the same credential has counted. */
    public AdmissionStats after(AdmissionStats earlier) {
        return new AdmissionStats(waiting, ratePerSecond, throttled + earlier.throttled, spent + earlier.spent);
    }

    /** What is left of a queue that is no more. */
    public AdmissionStats ended(RateLimit limit) {
        return new AdmissionStats(0, limit.perSecond(), throttled, spent);
    }
}
