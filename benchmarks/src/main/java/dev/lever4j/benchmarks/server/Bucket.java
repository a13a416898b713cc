package dev.lever4j.benchmarks.server;

/**
 * Lever's limit as it is documented: so many requests a second, so many at once. Not ours: it is what ours is held
 * against.
 */
final class Bucket {
    private final double perSecond;
    private final double burst;
    private double tokens;
    private long filledAt = System.nanoTime();

    Bucket(double perSecond, int burst) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.tokens = burst;
    }

    synchronized boolean take() {
        long now = System.nanoTime();
        tokens = Math.min(burst, tokens + (now - filledAt) * perSecond / 1e9);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
