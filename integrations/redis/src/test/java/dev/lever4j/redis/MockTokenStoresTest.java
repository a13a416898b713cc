package dev.lever4j.redis;

import dev.lever4j.client.token.TokenStores;
import dev.lever4j.tokenstore.kit.DurableTokenStoresContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** On a Redis inside this process; what a disk must keep is for the real one. */
class MockTokenStoresTest extends DurableTokenStoresContract {
    private final MockRedis redis = new MockRedis();
    private final List<RedisTokenStores> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(RedisTokenStores::close);
        redis.close();
    }

    @Override
    protected TokenStores open() {
        RedisTokenStores stores = RedisTokenStores.at(redis.uri(), Grants.KEYS, Grants.PATIENT);
        opened.add(stores);
        return stores;
    }

    @Override
    protected void restart() {
        redis.stop();
        redis.start();
    }

    @Override
    protected void breakDown() {
        redis.stop();
    }

    @Override
    protected void mend() {
        redis.start();
    }
}
