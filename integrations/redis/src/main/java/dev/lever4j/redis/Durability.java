package dev.lever4j.redis;

/**
 * When a save counts as done. What is not confirmed is an error and may be there all the same; before anything is
 * written the server is asked whether it could be confirmed now, and if not, nothing is written.
 *
 * <p>None of these makes Redis a consensus store. After a failover that comes up with an older version, each save since
 * is gone; the refresh token in it is spent. A client that knows the newer one notices and refuses the older; one that
 * does not presents the spent token, and an admin has to connect the account again.
 *
 * @param replicas how many replicas must have it besides the primary
 * @param synced whether all of them must have it in their append-only files, forced to disk
 */
public record Durability(int replicas, boolean synced) {
    public Durability {
        if (replicas < 0) {
            throw new IllegalArgumentException("a number of replicas is not below zero");
        }
    }

    /**
     * The primary has answered: the default. With {@code appendonly yes} and {@code appendfsync always} it has forced
     * the grant to its disk by then, and only a failover loses it. With {@code everysec} the last second is lost with
     * the machine, not with the process; without an append-only file all since the last snapshot is lost with either.
     */
    public static Durability answered() {
        return new Durability(0, false);
    }

    /**
     * So many replicas have it in memory ({@code WAIT}). A failover to one of them loses nothing; whether one of them
     * is chosen is up to Sentinel or the cluster, and certain only if there are no others.
     */
    public static Durability onReplicas(int replicas) {
        return new Durability(replicas, false);
    }

    /**
     * The primary and so many replicas, which may be 0, have forced it to disk ({@code WAITAOF}; Redis 7.2 or newer,
     * with {@code appendonly yes}).
     */
    public static Durability syncedOn(int replicas) {
        return new Durability(replicas, true);
    }
}
