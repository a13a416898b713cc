package dev.lever4j.spring;

import io.lettuce.core.RedisURI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails.Node;

/** What {@code spring.data.redis} or a service connection says. */
record SpringRedis(ObjectProvider<DataRedisConnectionDetails> details) implements RedisServer {
    @Override
    public List<RedisURI> nodes() {
        DataRedisConnectionDetails said = details.getIfUnique();
        if (said == null) {
            return List.of();
        }
        if (said.getCluster() != null) {
            return said.getCluster().getNodes().stream()
                    .map(node -> at(node.host(), node.port(), 0, said))
                    .toList();
        }
        if (said.getSentinel() != null) {
            return List.of(behind(said.getSentinel(), said));
        }
        DataRedisConnectionDetails.Standalone alone = said.getStandalone();
        return alone == null ? List.of() : List.of(at(alone.getHost(), alone.getPort(), alone.getDatabase(), said));
    }

    @Override
    public boolean isCluster() {
        DataRedisConnectionDetails said = details.getIfUnique();
        return said != null && said.getCluster() != null;
    }

    private static RedisURI at(String host, int port, int database, DataRedisConnectionDetails said) {
        RedisURI.Builder uri = RedisURI.builder()
                .withHost(host)
                .withPort(port)
                .withDatabase(database)
                .withSsl(said.getSslBundle() != null);
        return as(said.getUsername(), said.getPassword(), uri).build();
    }

    private static RedisURI behind(DataRedisConnectionDetails.Sentinel sentinel, DataRedisConnectionDetails said) {
        RedisURI.Builder uri = RedisURI.builder()
                .withSentinelMasterId(sentinel.getMaster())
                .withDatabase(sentinel.getDatabase())
                .withSsl(said.getSslBundle() != null);
        for (Node node : sentinel.getNodes()) {
            RedisURI.Builder one = RedisURI.builder().withHost(node.host()).withPort(node.port());
            uri.withSentinel(
                    as(sentinel.getUsername(), sentinel.getPassword(), one).build());
        }
        return as(said.getUsername(), said.getPassword(), uri).build();
    }

    private static RedisURI.Builder as(@Nullable String user, @Nullable String password, RedisURI.Builder uri) {
        if (password == null) {
            return uri;
        }
        return user == null
                ? uri.withPassword(password.toCharArray())
                : uri.withAuthentication(user, password.toCharArray());
    }
}
