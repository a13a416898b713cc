package dev.lever4j.connect;

import dev.lever4j.bucket4j.BucketBudgets;
import dev.lever4j.client.RateBudgets;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.r2dbc.R2dbcTokenStores;
import dev.lever4j.redis.RedisTokenStores;
import dev.lever4j.tokenstore.file.FileTokenStores;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.StaticCredentialsProvider;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Where the grants are, opened for one task. Blocks.
 *
 * @param budgets null where limits are not shared
 */
record Stores(TokenStores grants, @Nullable RateBudgets budgets, Runnable closing) implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final Duration MEMORY = Duration.ofMinutes(1);
    private static final Duration QUIET = Duration.ofMillis(100);
    private static final int USUAL_PORT = 5432;
    private static final int CONNECTIONS = 4;

    /** @throws ConnectException if it cannot be opened */
    static Stores open(Settings settings) {
        URI url = settings.store();
        try {
            return switch (String.valueOf(url.getScheme())) {
                case "file" -> new Stores(FileTokenStores.open(Path.of(url), settings.storeKeys()), null, () -> {});
                case "postgresql" -> database(url, settings);
                default -> redis(url, settings);
            };
        } catch (IOException | RuntimeException e) {
            throw new ConnectException(Keys.STORE + ": the token store cannot be opened: " + e.getMessage(), e);
        }
    }

    private static Stores redis(URI url, Settings settings) {
        RedisURI server = RedisURI.create(url);
        if (!settings.storePassword().isEmpty()) {
            server.setCredentialsProvider(new StaticCredentialsProvider(
                    user(url), settings.storePassword().toCharArray()));
        }
        RedisTokenStores grants = RedisTokenStores.at(server, settings.storeKeys());
        if (!settings.isRateShared()) {
            return new Stores(grants, null, grants::close);
        }
        RedisClient client = RedisClient.create(server);
        return new Stores(grants, budgets(client), () -> {
            grants.close();
            client.shutdown(QUIET, QUIET);
        });
    }

    private static RateBudgets budgets(RedisClient client) {
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(ANSWER))
                .build());
        return BucketBudgets.over(Bucket4jLettuce.casBasedBuilder(
                        client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)))
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(MEMORY))
                .build()
                .asAsync());
    }

    private static Stores database(URI url, Settings settings) {
        ConnectionFactoryOptions.Builder options = ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, url.getHost())
                .option(ConnectionFactoryOptions.PORT, url.getPort() < 0 ? USUAL_PORT : url.getPort())
                .option(ConnectionFactoryOptions.DATABASE, url.getPath().substring(1))
                .option(Option.valueOf("applicationName"), "lever4j-kafka-connect");
        String user = user(url);
        if (user != null) {
            options.option(ConnectionFactoryOptions.USER, user);
        }
        String password = password(url, settings);
        if (!password.isEmpty()) {
            options.option(ConnectionFactoryOptions.PASSWORD, password);
        }
        if (url.getQuery() != null && url.getQuery().startsWith("sslmode=")) {
            options.option(Option.valueOf("sslMode"), url.getQuery().substring("sslmode=".length()));
        }
        ConnectionPool pool =
                new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options.build()))
                        .maxSize(CONNECTIONS)
                        .initialSize(0)
                        .build());
        R2dbcTokenStores grants = R2dbcTokenStores.over(pool, settings.storeKeys());
        try {
            grants.createTable().block(LIMIT);
        } catch (RuntimeException e) {
            pool.dispose();
            throw e;
        }
        return new Stores(grants, null, pool::dispose);
    }

    private static @Nullable String user(URI url) {
        String info = url.getUserInfo();
        String user = info == null ? "" : info.split(":", 2)[0];
        return user.isEmpty() ? null : user;
    }

    private static String password(URI url, Settings settings) {
        String info = url.getUserInfo();
        boolean said = !settings.storePassword().isEmpty() || info == null || !info.contains(":");
        return said ? settings.storePassword() : info.split(":", 2)[1];
    }

    @Override
    public void close() {
        closing.run();
    }
}
