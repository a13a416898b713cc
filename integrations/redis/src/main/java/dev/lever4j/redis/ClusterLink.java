package dev.lever4j.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.PartitionSelectorException;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.codec.ByteArrayCodec;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** A socket to each primary of a cluster. */
record ClusterLink(StatefulRedisClusterConnection<byte[], byte[]> connection) implements Link {
    static RedisServers to(List<RedisURI> nodes, RedisStoreSettings settings) {
        List<RedisURI> within = nodes.stream()
                .map(node -> RedisServers.within(settings.timeout(), node))
                .toList();
        RedisClusterClient client = settings.resources() == null
                ? RedisClusterClient.create(within)
                : RedisClusterClient.create(settings.resources(), within);
        ClusterClientOptions.Builder options = ClusterClientOptions.builder(settings.options());
        RedisServers.strict(options, settings);
        client.setOptions(options.build());
        String address = nodes.stream().map(RedisServers::address).collect(Collectors.joining(", "));
        // the nodes anew each time: one that is gone, or no primary any more, may be why there has to be another link
        return new RedisServers(
                client,
                address,
                settings,
                () -> client.refreshPartitionsAsync()
                        .thenCompose(known -> client.connectAsync(ByteArrayCodec.INSTANCE))
                        .thenApply(ClusterLink::new)
                        .thenCompose(ClusterLink::toAllPrimaries)
                        .toCompletableFuture());
    }

    /** Lettuce would refuse the first command to each. One that is down matters to its own keys only. */
    private CompletableFuture<Link> toAllPrimaries() {
        CompletableFuture<?>[] sockets = connection.getPartitions().stream()
                .filter(node -> node.is(RedisClusterNode.NodeFlag.UPSTREAM))
                .map(node -> socketTo(node).exceptionally(down -> null))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(sockets).thenApply(done -> this);
    }

    private CompletableFuture<StatefulRedisConnection<byte[], byte[]>> socketTo(RedisClusterNode node) {
        return connection.getConnectionAsync(
                node.getUri().getHost(), node.getUri().getPort());
    }

    @Override
    public RedisClusterReactiveCommands<byte[], byte[]> commands() {
        return connection.reactive();
    }

    @Override
    public Mono<RedisClusterReactiveCommands<byte[], byte[]>> oneSocketTo(byte[] key) {
        return Mono.defer(() -> {
            RedisClusterNode node = connection.getPartitions().getMasterBySlot(SlotHash.getSlot(key));
            return node == null
                    ? Mono.error(new PartitionSelectorException("no node has the key", connection.getPartitions()))
                    : Mono.fromFuture(socketTo(node), true).map(StatefulRedisConnection::reactive);
        });
    }

    @Override
    public void close() {
        Mono.fromFuture(connection::closeAsync).onErrorComplete().subscribe();
    }
}
