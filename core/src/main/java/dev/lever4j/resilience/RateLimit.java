package dev.lever4j.resilience;

/**
 * How fast a credential may send.
 *
 * @param perSecond requests a second in the long run; from 0.001 to 1,000,000
 * @param burst requests at once after a pause; from 1 to 1,000,000
 */
public record RateLimit(double perSecond, int burst) {
    /**
     * 10/s, burst 18. Lever documents 10/s with bursts up to 20; a client bucket of the server's exact size still drew
     * a 429 where requests arrive with jitter, and two permits below cost nothing that could be measured.
     */
    public static final RateLimit DEFAULT = new RateLimit(10, 18);

    private static final int MOST = 1_000_000;

    public RateLimit {
        if (!(perSecond >= 0.001 && perSecond <= MOST)) {
            throw new IllegalArgumentException("perSecond must lie between 0.001 and 1,000,000, not " + perSecond);
        }
        if (burst < 1 || burst > MOST) {
            throw new IllegalArgumentException("burst must lie between 1 and 1,000,000, not " + burst);
        }
    }

    /**
     * With a burst in the proportion of {@link #DEFAULT}, rounded down, but 1 at least and 1,000,000 at most: 10 gives
     * {@code DEFAULT}, 5 a burst of 9.
     *
     * @throws IllegalArgumentException if the rate lies outside its limits
     */
    public static RateLimit of(double perSecond) {
        double burst = DEFAULT.burst * perSecond / DEFAULT.perSecond;
        return new RateLimit(perSecond, (int) Math.max(1, Math.min(burst, MOST)));
    }
}
