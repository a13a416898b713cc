package dev.lever4j.redis;

import dev.lever4j.client.token.TokenStores;
import dev.lever4j.tokenstore.kit.DurableTokenStoresContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A restart is a kill -9. */
@Tag("it")
class RealTokenStoresTest extends DurableTokenStoresContract {
    @TempDir
    private Path folder;

    private RealRedis redis;
    private final List<RedisTokenStores> opened = new ArrayList<>();

    @BeforeEach
    void startServer() {
        redis = RealRedis.server(folder);
    }

    @AfterEach
    void close() {
        opened.forEach(RedisTokenStores::close);
        if (redis != null) {
            redis.close();
        }
    }

    @Override
    protected TokenStores open() {
        RedisTokenStores stores = RedisTokenStores.at(redis.uri(), Grants.KEYS, Grants.PATIENT);
        opened.add(stores);
        return stores;
    }

    @Override
    protected void restart() {
        redis.kill();
        redis.start();
    }

    @Override
    protected void breakDown() {
        redis.kill();
    }

    @Override
    protected void mend() {
        redis.start();
    }
}
