package dev.lever4j.spring;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.redis.RedisSeenDeliveries;
import dev.lever4j.redis.RedisStoreSettings;
import dev.lever4j.redis.RedisTokenStores;
import dev.lever4j.spring.LeverProperties.Store;
import dev.lever4j.spring.LeverProperties.StoreType;
import io.lettuce.core.RedisURI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;

/** A Redis, with connections of its own to it: that named by a URL, or else the application's. */
record RedisStore(Store said, RedisServer server) implements StoreOption {
    private static final String URL = "lever4j.store.redis-url";

    @Override
    public StoreType type() {
        return StoreType.REDIS;
    }

    @Override
    public boolean isAtHand() {
        return said.redisUrl() != null || server.isThere();
    }

    @Override
    public Mono<Opened<TokenStores>> open(GrantKeys keys) {
        return Mono.just(opened(place(
                RedisStoreSettings.DEFAULT,
                (node, settings) -> RedisTokenStores.at(node, keys, settings),
                (nodes, settings) -> RedisTokenStores.inCluster(nodes, keys, settings))));
    }

    @Override
    public Optional<Mono<Opened<SeenDeliveries>>> seen() {
        return Optional.of(Mono.fromSupplier(() ->
                opened(place(RedisSeenDeliveries.DEFAULT, RedisSeenDeliveries::at, RedisSeenDeliveries::inCluster))));
    }

    private static <T> Opened<T> opened(T place) {
        return new Opened<>(
                place, Mono.empty(), "Start Redis, or correct " + URL + ", or spring.data.redis where there is none.");
    }

    private <T> T place(
            RedisStoreSettings usual,
            BiFunction<RedisURI, RedisStoreSettings, T> alone,
            BiFunction<List<RedisURI>, RedisStoreSettings, T> cluster) {
        String url = said.redisUrl();
        if (url != null) {
            return alone.apply(uri(url), usual);
        }
        List<RedisURI> nodes = server.nodes();
        if (nodes.isEmpty()) {
            throw new LeverConfigurationException(
                    "lever4j.store.type is redis, and it is not said where that is.",
                    "Set " + URL + ", or spring.data.redis.host or spring.data.redis.url.");
        }
        RedisStoreSettings settings = usual.options(server.options());
        return server.isCluster() ? cluster.apply(nodes, settings) : alone.apply(nodes.get(0), settings);
    }

    /** The URL holds a password, and so may what its parser says. */
    private static RedisURI uri(String url) {
        try {
            return RedisURI.create(url);
        } catch (IllegalArgumentException e) {
            throw new LeverConfigurationException(
                    URL + " is no URL of a Redis.", "Write " + URL + " as rediss://user:password@host:6379.");
        }
    }
}
