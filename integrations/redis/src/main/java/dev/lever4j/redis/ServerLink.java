package dev.lever4j.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import reactor.core.publisher.Mono;

/** One socket to one server. */
record ServerLink(StatefulRedisConnection<byte[], byte[]> connection) implements Link {
    static RedisServers to(RedisURI uri, RedisStoreSettings settings) {
        RedisClient client =
                settings.resources() == null ? RedisClient.create() : RedisClient.create(settings.resources());
        client.setOptions(
                RedisServers.strict(settings.options().mutate(), settings).build());
        RedisURI within = RedisServers.within(settings.timeout(), uri);
        return new RedisServers(
                client,
                RedisServers.address(uri),
                settings,
                () -> client.connectAsync(ByteArrayCodec.INSTANCE, within)
                        .<Link>thenApply(ServerLink::new)
                        .toCompletableFuture());
    }

    @Override
    public RedisClusterReactiveCommands<byte[], byte[]> commands() {
        return connection.reactive();
    }

    @Override
    public Mono<RedisClusterReactiveCommands<byte[], byte[]>> oneSocketTo(byte[] key) {
        return Mono.just(connection.reactive());
    }

    @Override
    public void close() {
        Mono.fromFuture(connection::closeAsync).onErrorComplete().subscribe();
    }
}
