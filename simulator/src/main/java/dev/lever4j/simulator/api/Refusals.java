package dev.lever4j.simulator.api;

/**
 * What the Data API refuses though nothing is wrong with it.
 *
 * @param perSecond requests a credential may send in the long run
 * @param burst requests it may send at once after a pause
 * @param retryAfter whether a 429 carries Retry-After; live ones were not seen to
 * @param errors the share of the requests that find Lever unable to serve them: within the limit, and without effect
 * @param confidential whether the API key may not see confidential data
 */
public record Refusals(double perSecond, int burst, boolean retryAfter, double errors, boolean confidential) {
    /** Lever's limit. */
    public static final Refusals DEFAULT = new Refusals(10, 20, false, 0, false);

    public Refusals rate(double newPerSecond, int newBurst) {
        return new Refusals(newPerSecond, newBurst, retryAfter, errors, confidential);
    }

    public Refusals retryAfter(boolean tell) {
        return new Refusals(perSecond, burst, tell, errors, confidential);
    }

    public Refusals errors(double share) {
        return new Refusals(perSecond, burst, retryAfter, share, confidential);
    }

    public Refusals confidential(boolean refuse) {
        return new Refusals(perSecond, burst, retryAfter, errors, refuse);
    }
}
