package dev.lever4j.it.connect;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.r2dbc.R2dbcTokenStores;
import dev.lever4j.redis.RedisTokenStores;
import io.lettuce.core.RedisURI;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Where grants lie.
 *
 * @param url as a connector is told it
 */
record GrantStore(String url, BiConsumer<GrantKeys, Consumer<TokenStores>> opened) {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    static GrantStore redis(int port) {
        return new GrantStore("redis://127.0.0.1:" + port, (keys, work) -> {
            try (RedisTokenStores stores = RedisTokenStores.at(RedisURI.create("127.0.0.1", port), keys)) {
                work.accept(stores);
            }
        });
    }

    /** One that asks for no password. */
    static GrantStore postgres(int port) {
        return new GrantStore("postgresql://postgres@127.0.0.1:" + port + "/postgres", (keys, work) -> {
            R2dbcTokenStores stores = R2dbcTokenStores.over(
                    ConnectionFactories.get(ConnectionFactoryOptions.builder()
                            .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                            .option(ConnectionFactoryOptions.HOST, "127.0.0.1")
                            .option(ConnectionFactoryOptions.PORT, port)
                            .option(ConnectionFactoryOptions.USER, "postgres")
                            .option(ConnectionFactoryOptions.DATABASE, "postgres")
                            .build()),
                    keys);
            stores.createTable().block(LIMIT);
            work.accept(stores);
        });
    }

    void use(GrantKeys keys, Consumer<TokenStores> work) {
        opened.accept(keys, work);
    }
}
