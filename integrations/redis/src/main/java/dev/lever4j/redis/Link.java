package dev.lever4j.redis;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import reactor.core.publisher.Mono;

/**
 * An open connection to a server or to a cluster. Once lost it stays lost; whatever was sent over it and is not
 * answered then fails, and is never sent again.
 */
interface Link {
    /** Commands that find their way by themselves. */
    RedisClusterReactiveCommands<byte[], byte[]> commands();

    /** Commands that all go over one and the same socket to the primary that has the key. */
    Mono<RedisClusterReactiveCommands<byte[], byte[]>> oneSocketTo(byte[] key);

    void close();
}
