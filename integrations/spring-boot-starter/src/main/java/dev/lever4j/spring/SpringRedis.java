package dev.lever4j.spring;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisURI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisSocketConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConverters;
import org.springframework.data.redis.connection.lettuce.RedisCredentialsProviderFactory;

/**
 * What {@code spring.data.redis}, a service connection or a bean says, as Spring itself connects: TLS, trust, log-in.
 */
record SpringRedis(ObjectProvider<LettuceConnectionFactory> springs, ObjectProvider<DataRedisConnectionDetails> details)
        implements RedisServer {
    @Override
    public boolean isThere() {
        return springs.stream().findAny().isPresent();
    }

    @Override
    public List<RedisURI> nodes() {
        LettuceConnectionFactory spring = springs.getIfUnique();
        if (spring == null) {
            return List.of();
        }
        refuseReplicas();
        RedisClusterConfiguration cluster = spring.getClusterConfiguration();
        if (cluster != null) {
            return cluster.getClusterNodes().stream()
                    .map(node -> RedisURI.create(String.valueOf(node.getHost()), node.getRequiredPort()))
                    .map(uri -> loggedIn(uri, cluster, spring))
                    .toList();
        }
        RedisSentinelConfiguration sentinel = spring.getSentinelConfiguration();
        if (sentinel != null) {
            return List.of(behind(sentinel, spring));
        }
        RedisSocketConfiguration socket = spring.getSocketConfiguration();
        if (socket != null) {
            RedisURI uri = RedisURI.Builder.socket(socket.getSocket()).build();
            return List.of(loggedIn(uri, socket, spring));
        }
        RedisStandaloneConfiguration alone = spring.getStandaloneConfiguration();
        return List.of(loggedIn(RedisURI.create(alone.getHostName(), alone.getPort()), alone, spring));
    }

    @Override
    public boolean isCluster() {
        LettuceConnectionFactory spring = springs.getIfUnique();
        return spring != null && spring.getClusterConfiguration() != null;
    }

    @Override
    public ClientOptions options() {
        LettuceConnectionFactory spring = springs.getIfUnique();
        return spring == null
                ? ClientOptions.create()
                : spring.getClientConfiguration().getClientOptions().orElseGet(ClientOptions::create);
    }

    /** A grant is read from where it was written, and nothing here says which of the nodes that is. */
    private void refuseReplicas() {
        DataRedisConnectionDetails said = details.getIfUnique();
        if (said != null && said.getMasterReplica() != null) {
            throw new LeverConfigurationException(
                    "grants are not kept in the Redis of spring.data.redis.masterreplica, whose primary is not said.",
                    "Set lever4j.store.redis-url to the primary.");
        }
    }

    private static RedisURI behind(RedisSentinelConfiguration sentinel, LettuceConnectionFactory spring) {
        RedisURI uri = loggedIn(LettuceConverters.sentinelConfigurationToRedisURI(sentinel), sentinel, spring);
        uri.getSentinels()
                .forEach(one ->
                        one.setCredentialsProvider(credentials(spring).createSentinelCredentialsProvider(sentinel)));
        return uri;
    }

    private static RedisURI loggedIn(RedisURI uri, RedisConfiguration how, LettuceConnectionFactory spring) {
        LettuceClientConfiguration client = spring.getClientConfiguration();
        Stream.concat(Stream.of(uri), uri.getSentinels().stream()).forEach(one -> {
            one.setSsl(client.isUseSsl());
            one.setVerifyPeer(client.getVerifyMode());
            one.setStartTls(client.isStartTls());
        });
        uri.setCredentialsProvider(credentials(spring).createCredentialsProvider(how));
        uri.setDatabase(spring.getDatabase());
        return uri;
    }

    private static RedisCredentialsProviderFactory credentials(LettuceConnectionFactory spring) {
        return spring.getClientConfiguration()
                .getRedisCredentialsProviderFactory()
                .orElseGet(() -> new RedisCredentialsProviderFactory() {});
    }
}
