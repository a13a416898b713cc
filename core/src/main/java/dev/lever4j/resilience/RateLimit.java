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

    public RateLimit {
        if (!(perSecond >= 0.001 && perSecond <= 1_000_000)) {
            throw new IllegalArgumentException("perSecond must lie between 0.001 and 1,000,000, not " + perSecond);
        }
        if (burst < 1 || burst > 1_000_000) {
            throw new IllegalArgumentException("burst must lie between 1 and 1,000,000, not " + burst);
        }
    }
}
