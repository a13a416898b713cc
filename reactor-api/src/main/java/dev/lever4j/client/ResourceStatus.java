package dev.lever4j.client;

/**
 * How the queues and connections of {@link LeverResources} stand at one moment, all accounts and hosts taken together.
 *
 * @param accounts the queues of API keys and grants
 * @param publicSites the queues of public sites, which have rates of their own
 * @param connections to all hosts
 */
public record ResourceStatus(Limiters accounts, Limiters publicSites, Connections connections) {
    /**
     * Queues under a rate limit, added up.
     *
     * @param count how many there are
     * @param waiting requests that wait for their turn
     * @param limit permits a second, as configured
     * @param rate permits a second at present; below the limit after a 429
     * @param spent permits so far
     * @param throttled answers of 429 so far
     * @param longest requests that wait in the longest of them
     */
    public record Limiters(int count, int waiting, double limit, double rate, long spent, long throttled, int longest) {
        /** No queue. */
        public static final Limiters NONE = new Limiters(0, 0, 0, 0, 0, 0, 0);

        /** Both together. */
        public Limiters plus(Limiters other) {
            return new Limiters(
                    count + other.count,
                    waiting + other.waiting,
                    limit + other.limit,
                    rate + other.rate,
                    spent + other.spent,
                    throttled + other.throttled,
                    Math.max(longest, other.longest));
        }
    }

    /**
     * Connections of a pool, or of several.
     *
     * @param active in use
     * @param idle open and not in use
     * @param pending requests that wait for one
     */
    public record Connections(int active, int idle, int pending) {
        /** None at all. */
        public static final Connections NONE = new Connections(0, 0, 0);

        /** Both together. */
        public Connections plus(Connections other) {
            return new Connections(active + other.active, idle + other.idle, pending + other.pending);
        }
    }
}
