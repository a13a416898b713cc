package dev.lever4j.resilience;

/**
 * What a client may still spend on retries: so many that a hiccup is bridged, so few that a dead server is not
 * hammered. Immutable.
 */
public record RetryBudget(int capacity, int left) {
    public RetryBudget {
        if (capacity < 0 || left < 0 || left > capacity) {
            throw new IllegalArgumentException("a budget of " + left + " out of " + capacity);
        }
    }

    static RetryBudget full(int capacity) {
        return new RetryBudget(capacity, capacity);
    }

    boolean covers(int cost) {
        return cost <= left;
    }

    /** After a retry that {@link RetryDecision.Again} allowed. */
    public RetryBudget spend(int cost) {
        return new RetryBudget(capacity, left - cost);
    }

    /**
     * After a call that went well: what its last retry cost comes back, and one for a call that needed none, so that a
     * client recovers from an outage.
     */
    public RetryBudget giveBack(int lastCost) {
        if (left == capacity) {
            return this;
        }
        int back = Math.max(1, lastCost);
        return new RetryBudget(capacity, back >= capacity - left ? capacity : left + back);
    }
}
