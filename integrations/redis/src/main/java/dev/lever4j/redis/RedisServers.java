package dev.lever4j.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A client that opens links, and what it is told about them. */
final class RedisServers {
    /** Lettuce 6, which some frameworks still bring, moves no connection to another server by itself. */
    private static final boolean KNOWS_MAINTENANCE = isThere("io.lettuce.core.MaintNotificationsConfig");

    /** A few sentinels or nodes that are down, then the one that is not, and logging in. */
    private static final int STEPS_OF_OPENING = 6;

    private final AbstractRedisClient client;
    private final Supplier<CompletableFuture<Link>> opening;
    private final String address;
    private final Duration timeout;
    private final AtomicBoolean closed = new AtomicBoolean();

    RedisServers(
            AbstractRedisClient client,
            String address,
            RedisStoreSettings settings,
            Supplier<CompletableFuture<Link>> opening) {
        this.client = client;
        this.opening = opening;
        this.address = address;
        this.timeout = settings.timeout();
    }

    Line line() {
        return new Line(this::open, timeout.multipliedBy(STEPS_OF_OPENING), Schedulers.parallel());
    }

    private CompletableFuture<Link> open() {
        return closed.get() ? CompletableFuture.failedFuture(closed()) : opening.get();
    }

    /** The call, or an error once this is closed, whatever becomes of a link that was open then. */
    <T> Mono<T> unlessClosed(Supplier<Mono<T>> call) {
        return Mono.defer(() -> closed.get() ? Mono.error(closed()) : call.get());
    }

    private static NotDone closed() {
        return new NotDone("this store is closed");
    }

    void close() {
        closed.set(true);
        Mono.fromFuture(client::shutdownAsync).onErrorComplete().subscribe();
    }

    /**
     * The user's options, and a link that is lost stays lost: nothing that was sent over it is sent again, and no other
     * socket takes its place unseen.
     */
    static ClientOptions.Builder strict(ClientOptions.Builder options, RedisStoreSettings settings) {
        if (KNOWS_MAINTENANCE) {
            options.maintNotificationsConfig(MaintNotificationsConfig.disabled());
        }
        return options.autoReconnect(false)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(settings.timeout()))
                .socketOptions(settings.options()
                        .getSocketOptions()
                        .mutate()
                        .connectTimeout(settings.timeout())
                        .build());
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type, false, RedisServers.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** With the time that logging in may take. */
    static RedisURI within(Duration timeout, RedisURI uri) {
        RedisURI.Builder copy = RedisURI.builder(uri).withTimeout(timeout);
        uri.getSentinels().forEach(copy::withSentinel);
        if (uri.getSentinelMasterId() != null) {
            copy.withSentinelMasterId(uri.getSentinelMasterId());
        }
        return copy.build();
    }

    /** Without the credentials. */
    static String address(RedisURI uri) {
        if (!uri.getSentinels().isEmpty()) {
            return uri.getSentinelMasterId() + " of "
                    + uri.getSentinels().stream().map(RedisServers::address).collect(Collectors.joining(", "));
        }
        return uri.getSocket() == null ? uri.getHost() + ":" + uri.getPort() : uri.getSocket();
    }

    @Override
    public String toString() {
        return "Redis at " + address;
    }
}
