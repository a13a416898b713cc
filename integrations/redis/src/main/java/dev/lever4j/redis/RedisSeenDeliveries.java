package dev.lever4j.redis;

import dev.lever4j.client.webhook.Claim;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.client.webhook.SeenDeliveriesException;
import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Remembers in Redis which deliveries have been handled, for all processes that reach it: a key for each, which Redis
 * lets go by itself. Redis 6 or newer, with scripts; the clock that counts is the server's.
 *
 * <p>It remembers what the server does. One without persistence forgets all with a restart, one that fails over forgets
 * what its replica had not got, unless {@link RedisStoreSettings#durability} says otherwise, and one that evicts
 * ({@code maxmemory-policy} other than {@code noeviction}) forgets what it likes; what was forgotten counts anew.
 *
 * <p>Calls run on threads of this module and emit there; none is interrupted. The first one connects, and the first one
 * after a connection was lost connects anew; a step whose answer was lost is sent once more, as none of them does harm
 * twice. Errors are {@link SeenDeliveriesException}.
 */
public final class RedisSeenDeliveries implements SeenDeliveries, AutoCloseable {
    /** Keys begin with {@code lever4j:delivery}; otherwise as {@link RedisStoreSettings#DEFAULT}. */
    public static final RedisStoreSettings DEFAULT = RedisStoreSettings.DEFAULT.prefix("lever4j:delivery");

    /** Well beyond the two weeks for which Lever keeps its own history of deliveries. */
    private static final Duration MEMORY = Duration.ofDays(60);

    private final RedisServers servers;
    private final DeliveryKeys deliveries;
    private final Duration memory;

    private RedisSeenDeliveries(RedisServers servers, DeliveryKeys deliveries, Duration memory) {
        this.servers = servers;
        this.deliveries = deliveries;
        this.memory = memory;
    }

    /** {@link #at(RedisURI, RedisStoreSettings)} with {@link #DEFAULT}. */
    public static RedisSeenDeliveries at(RedisURI server) {
        return at(server, DEFAULT);
    }

    /**
     * On one server, or on the primary that Sentinel knows. Does not connect yet.
     *
     * @param server never a replica
     * @param settings begin with {@link #DEFAULT}: a prefix must not be that of grants
     */
    public static RedisSeenDeliveries at(RedisURI server, RedisStoreSettings settings) {
        return over(ServerLink.to(server, settings), settings);
    }

    /**
     * On a cluster. Does not connect yet.
     *
     * @param nodes some of the cluster's, through which the others are found
     * @param settings as in {@link #at(RedisURI, RedisStoreSettings)}
     */
    public static RedisSeenDeliveries inCluster(Collection<RedisURI> nodes, RedisStoreSettings settings) {
        return over(ClusterLink.to(List.copyOf(nodes), settings), settings);
    }

    private static RedisSeenDeliveries over(RedisServers servers, RedisStoreSettings settings) {
        Confirmation confirmation =
                new Confirmation(settings.durability(), settings.timeout().dividedBy(2));
        KeySpace keys = new KeySpace(settings.prefix());
        return new RedisSeenDeliveries(servers, new DeliveryKeys(keys, servers.line(), confirmation), MEMORY);
    }

    /**
     * The same connections, with another memory of what is done; 60 days by default.
     *
     * @throws IllegalArgumentException if it is shorter than a second
     */
    public RedisSeenDeliveries memory(Duration other) {
        if (other.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("remember deliveries for a second at least, not " + other);
        }
        return new RedisSeenDeliveries(servers, deliveries, other);
    }

    /** Under a ticket that nobody else has. */
    @Override
    public Mono<Claim> claim(String key, Duration longest) {
        return call(
                "claimed in",
                () -> claimedBy(new Claim.Mine(key, UUID.randomUUID().toString()), longest));
    }

    private Mono<Claim> claimedBy(Claim.Mine mine, Duration longest) {
        return deliveries
                .claim(mine.key(), mine.ticket(), longest)
                .map(kept -> kept.equals(mine.ticket()) ? mine : another(kept));
    }

    private static Claim another(String kept) {
        return kept.equals(DeliveryKeys.DONE) ? new Claim.Done() : new Claim.Others();
    }

    @Override
    public Mono<Void> done(Claim.Mine claim) {
        return call("noted as done in", () -> deliveries.done(claim.key(), memory));
    }

    @Override
    public Mono<Void> release(Claim.Mine claim) {
        return call("released in", () -> deliveries.release(claim.key(), claim.ticket()));
    }

    @Override
    public Optional<Duration> memory() {
        return Optional.of(memory);
    }

    /** Begins to close the connections, of all that came from the same, and does not wait. Calls under way fail. */
    @Override
    public void close() {
        servers.close();
    }

    /** Lettuce takes locks when it is handed a command, and a ticket may wait for randomness. */
    private <T> Mono<T> call(String what, Supplier<Mono<T>> step) {
        return servers.unlessClosed(step)
                .onErrorMap(error -> Failures.ofDelivery("a delivery could not be " + what + " " + servers, error))
                .subscribeOn(Steps.THREADS);
    }

    @Override
    public String toString() {
        return "RedisSeenDeliveries[" + servers + ", " + deliveries + "]";
    }
}
