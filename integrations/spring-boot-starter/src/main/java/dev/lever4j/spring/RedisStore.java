package dev.lever4j.spring;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.spring.LeverProperties.Store;
import dev.lever4j.spring.LeverProperties.StoreType;
import dev.lever4j.tokenstore.redis.RedisStoreSettings;
import dev.lever4j.tokenstore.redis.RedisTokenStores;
import io.lettuce.core.RedisURI;
import java.util.List;
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
    public Mono<Opened> open(GrantKeys keys) {
        RedisTokenStores stores = stores(keys);
        return Mono.just(new Opened(
                stores,
                Mono.empty(),
                "Start Redis, or correct " + URL + ", or spring.data.redis where there is none."));
    }

    private RedisTokenStores stores(GrantKeys keys) {
        String url = said.redisUrl();
        if (url != null) {
            return RedisTokenStores.at(uri(url), keys);
        }
        List<RedisURI> nodes = server.nodes();
        if (nodes.isEmpty()) {
            throw new LeverConfigurationException(
                    "lever4j.store.type is redis, and it is not said where that is.",
                    "Set " + URL + ", or spring.data.redis.host or spring.data.redis.url.");
        }
        RedisStoreSettings settings = RedisStoreSettings.DEFAULT.options(server.options());
        return server.isCluster()
                ? RedisTokenStores.inCluster(nodes, keys, settings)
                : RedisTokenStores.at(nodes.get(0), keys, settings);
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
