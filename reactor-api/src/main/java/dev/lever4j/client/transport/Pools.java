package dev.lever4j.client.transport;

import dev.lever4j.client.ResourceStatus.Connections;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.netty.resources.ConnectionPoolMetrics;
import reactor.netty.resources.ConnectionProvider.MeterRegistrar;

/** How the pools of one transport stand, one for each host. */
final class Pools implements MeterRegistrar {
    private final Map<Pool, ConnectionPoolMetrics> open = new ConcurrentHashMap<>();

    private record Pool(String id, SocketAddress host) {}

    Connections connections() {
        return open.values().stream()
                .map(pool ->
                        new Connections(pool.acquiredSize(), pool.idleSize(), pool.pendingAcquireSize()))
                .reduce(Connections.NONE, Connections::plus);
    }

    @Override
    public void registerMetrics(String name, String id, SocketAddress host, ConnectionPoolMetrics metrics) {
        open.put(new Pool(id, host), metrics);
    }

    @Override
    public void deRegisterMetrics(String name, String id, SocketAddress host) {
        open.remove(new Pool(id, host));
    }
}
