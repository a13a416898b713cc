package dev.lever4j.bucket4j;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.lever4j.client.RateBudgets;
import dev.lever4j.client.RawResponse;
import dev.lever4j.redis.RealRedis;
import dev.lever4j.simulator.Ledger;
import io.lettuce.core.RedisClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Lever's limit, five times as fast. */
@Tag("it")
class RedisBudgetsTest extends SharedBudgetContract {
    @TempDir
    private Path folder;

    private RealRedis redis;
    private final List<RedisClient> clients = new ArrayList<>();

    RedisBudgetsTest() {
        super(50);
    }

    @BeforeEach
    void start() {
        redis = RealRedis.server(folder);
    }

    @Override
    void closeBudgets() {
        clients.forEach(RedisClient::shutdown);
        if (redis != null) {
            redis.close();
        }
    }

    @Override
    RateBudgets open() {
        RedisClient client = RedisClient.create(redis.uri());
        clients.add(client);
        return DocumentedExample.onRedis(client);
    }

    enum Outage {
        FROZEN {
            @Override
            void begin(RealRedis redis) {
                redis.freeze();
            }

            @Override
            void end(RealRedis redis) {
                redis.thaw();
            }
        },
        KILLED {
            @Override
            void begin(RealRedis redis) {
                redis.kill();
            }

            @Override
            void end(RealRedis redis) {
                redis.start();
            }
        };

        abstract void begin(RealRedis redis);

        abstract void end(RealRedis redis);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void withoutRedisEachGoesOnWithItsShareSaysSoOnceAndComesBack(Outage outage) {
        try (Said said = Said.of("dev.lever4j.rate")) {
            Flux<RawResponse> calls = flood(share(PROCESSES)).share();
            Disposable keptBusy = calls.subscribe();
            answered(calls, limit.burst() + 20);

            outage.begin(redis);
            said.await(Level.WARN, PROCESSES);
            lever.ledger().clear();
            answered(calls, 160);
            List<Ledger.Entry> meanwhile = lever.ledger().apiRequests();
            assertThat(meanwhile.size()).isLessThanOrEqualTo((int)
                    (PROCESSES * (SHARE * limit.perSecond() * LimitUse.seconds(meanwhile) + 3)));

            outage.end(redis);
            said.await(Level.INFO, PROCESSES);
            lever.ledger().clear();
            answered(calls, 8 * (int) limit.perSecond());
            keptBusy.dispose();
            List<Ledger.Entry> afterwards = lever.ledger().apiRequests();
            assertThat((double) afterwards.size())
                    .isBetween(
                            0.95 * limit.perSecond() * LimitUse.seconds(afterwards),
                            limit.burst() + limit.perSecond() * LimitUse.seconds(afterwards) + PROCESSES);
            assertThat(said.at(Level.WARN)).hasSize(PROCESSES).allMatch(text -> text.contains("at 0.2 of the limit"));
            assertThat(said.at(Level.INFO)).hasSize(PROCESSES);
        }
    }

    @Test
    void aBucketIsForgottenOnceItIsFullAgain() {
        open().take("acme", limit).block();
        List<String> keys = redis.admin(admin -> admin.keys("*"));
        assertThat(keys).containsExactly("lever4j:rate:acme:50.0:90");
        assertThat(redis.<Long>admin(admin -> admin.pttl(keys.get(0)))).isBetween(1L, 60_020L);
    }
}
