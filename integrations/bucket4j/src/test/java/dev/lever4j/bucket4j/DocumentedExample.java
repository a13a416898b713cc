package dev.lever4j.bucket4j;

import dev.lever4j.client.LeverResources;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import javax.sql.DataSource;

/** What docs/many-accounts.md shows. */
final class DocumentedExample {
    private DocumentedExample() {}

    static BucketBudgets onRedis(RedisClient redis) {
        // shown: redis
        redis.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS) // what nobody waits for is not sent later
                .timeoutOptions(TimeoutOptions.enabled(Duration.ofSeconds(1)))
                .build());
        StatefulRedisConnection<String, byte[]> connection =
                redis.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
        AsyncProxyManager<String> buckets = Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build()
                .asAsync();
        BucketBudgets budgets = BucketBudgets.over(buckets);
        // to here
        return budgets;
    }

    static BucketBudgets onPostgres(DataSource connections) {
        // shown: postgres
        ProxyManager<String> buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(connections)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("lever_budgets")
                .requestTimeout(Duration.ofSeconds(1))
                .build();
        BucketBudgets budgets = BucketBudgets.overBlocking(buckets);
        // to here
        return budgets;
    }

    static LeverResources shared(BucketBudgets budgets) {
        // shown: resources
        LeverResources resources = LeverResources.builder()
                .rateBudgets(budgets, 0.25) // four processes; what each goes on with while the budgets are away
                .build();
        // to here
        return resources;
    }
}
