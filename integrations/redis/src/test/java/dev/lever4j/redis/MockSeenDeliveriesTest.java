package dev.lever4j.redis;

import static dev.lever4j.redis.Grants.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.client.webhook.Claim;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.client.webhook.SeenDeliveriesException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MockSeenDeliveriesTest extends RedisDeliveries {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final MockRedis redis = new MockRedis();

    @AfterEach
    void stop() {
        redis.close();
    }

    @Override
    RedisSeenDeliveries connect() {
        return RedisSeenDeliveries.at(redis.uri(), PATIENT);
    }

    /** Otherwise the retry would find a claim, of nobody's knowledge, that stands in its way. */
    @ParameterizedTest
    @EnumSource(names = {"REQUEST", "ANSWER"})
    void aClaimWhoseConnectionIsLostIsMadeOnceMoreAndIsItsOwn(Wire.Loss loss) {
        done(open().claim("other", LONG));
        try (Wire wire = new Wire(redis.port());
                RedisSeenDeliveries seen = RedisSeenDeliveries.at(wire.uri(), PATIENT)) {
            done(seen.claim("another", LONG));
            wire.lose(loss, "EVALSHA");
            assertThat(done(seen.claim("key", LONG))).isInstanceOf(Claim.Mine.class);
            assertThat(wire.hasLost()).isTrue();
            assertThat(done(open().claim("key", LONG))).isEqualTo(new Claim.Others());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST", "ANSWER"})
    void whatIsDoneWhileTheConnectionIsLostIsDone(Wire.Loss loss) {
        try (Wire wire = new Wire(redis.port());
                RedisSeenDeliveries seen = RedisSeenDeliveries.at(wire.uri(), PATIENT)) {
            Claim.Mine mine = mine(seen);
            wire.lose(loss, "PSETEX");
            done(seen.done(mine));
            assertThat(wire.hasLost()).isTrue();
            assertThat(done(open().claim("key", LONG))).isEqualTo(new Claim.Done());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST", "ANSWER"})
    void whatIsReleasedWhileTheConnectionIsLostIsFree(Wire.Loss loss) {
        try (Wire wire = new Wire(redis.port());
                RedisSeenDeliveries seen = RedisSeenDeliveries.at(wire.uri(), PATIENT)) {
            Claim.Mine mine = mine(seen);
            wire.lose(loss, "EVALSHA");
            done(seen.release(mine));
            assertThat(wire.hasLost()).isTrue();
            assertThat(done(open().claim("key", LONG))).isInstanceOf(Claim.Mine.class);
        }
    }

    private static Claim.Mine mine(SeenDeliveries seen) {
        return (Claim.Mine) Objects.requireNonNull(done(seen.claim("key", LONG)));
    }

    @Test
    void withoutRedisItFailsAndSaysNotWhatCame() {
        SeenDeliveries seen = open();
        done(seen.claim("canary", LONG));
        redis.stop();
        assertThatExceptionOfType(SeenDeliveriesException.class)
                .isThrownBy(() -> done(seen.claim("canary", LONG)))
                .withMessageContaining("a delivery could not be claimed in Redis at 127.0.0.1:" + redis.port())
                .withMessageNotContaining("canary");
        redis.start();
        assertThat(done(seen.claim("canary", LONG))).isEqualTo(new Claim.Others());
    }

    @Test
    void whatIsClosedFails() {
        RedisSeenDeliveries seen = connect();
        seen.close();
        assertThatExceptionOfType(SeenDeliveriesException.class)
                .isThrownBy(() -> done(seen.claim("key", LONG)))
                .withMessageContaining("a delivery could not be claimed in Redis at 127.0.0.1:" + redis.port()
                        + ": this store is closed")
                .withNoCause();
    }

    @Test
    void itRemembersSixtyDaysUnlessItIsToldOtherwise() {
        RedisSeenDeliveries seen = connect();
        assertThat(seen.memory()).contains(Duration.ofDays(60));
        assertThat(seen.memory(Duration.ofDays(1)).memory()).contains(Duration.ofDays(1));
        assertThatIllegalArgumentException().isThrownBy(() -> seen.memory(Duration.ofMillis(999)));
        seen.close();
    }

    @Test
    void grantsAreNotItsKeys() {
        done(open().claim("key", LONG));
        try (RedisTokenStores grants = RedisTokenStores.at(redis.uri(), Grants.KEYS, Grants.PATIENT)) {
            assertThat(done(grants.accounts().collectList())).isEmpty();
        }
    }
}
