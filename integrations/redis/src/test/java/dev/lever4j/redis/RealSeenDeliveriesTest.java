package dev.lever4j.redis;

import static dev.lever4j.redis.Grants.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.webhook.Claim;
import dev.lever4j.client.webhook.SeenDeliveries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("it")
class RealSeenDeliveriesTest extends RedisDeliveries {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final long NO_KEY = -2;

    @TempDir
    private Path folder;

    private RealRedis redis;

    @BeforeEach
    void start() {
        redis = RealRedis.server(folder);
    }

    @AfterEach
    void stop() {
        if (redis != null) {
            redis.close();
        }
    }

    @Override
    RedisSeenDeliveries connect() {
        return RedisSeenDeliveries.at(redis.uri(), PATIENT);
    }

    @Test
    void theServerLetsClaimsAndWhatIsDoneGo() {
        SeenDeliveries seen = open();
        Claim.Mine mine = (Claim.Mine) Objects.requireNonNull(done(seen.claim("a key", LONG)));
        assertThat(timeToLive()).isBetween(1L, LONG.toMillis());
        done(seen.done(mine));
        assertThat(timeToLive())
                .isBetween(Duration.ofDays(59).toMillis(), Duration.ofDays(60).toMillis());
    }

    @Test
    void afterItsMemoryTheServerHasForgottenWhatWasDone() {
        RedisSeenDeliveries brief = connect();
        try (brief) {
            RedisSeenDeliveries forgetful = brief.memory(Duration.ofSeconds(1));
            done(forgetful.done((Claim.Mine) Objects.requireNonNull(done(forgetful.claim("a key", LONG)))));
            Grants.until(() -> timeToLive() == NO_KEY);
            assertThat(done(forgetful.claim("a key", LONG))).isInstanceOf(Claim.Mine.class);
        }
    }

    private long timeToLive() {
        return redis.<Long>admin(admin -> admin.pttl("lever4j:delivery:a+key"));
    }

    /** A server is asked how safe it is over the socket over which it was written: another would not know. */
    @Test
    void aClaimWhoseAnswerWasLostIsWrittenOnceMore() {
        try (Wire wire = new Wire(redis.port());
                RedisSeenDeliveries seen = RedisSeenDeliveries.at(wire.uri(), PATIENT)) {
            done(seen.claim("another", LONG));
            redis.admin(admin -> admin.configResetstat());
            wire.lose(Wire.Loss.ANSWER, "EVALSHA");
            assertThat(done(seen.claim("key", LONG))).isInstanceOf(Claim.Mine.class);
            assertThat(redis.<String>admin(admin -> admin.info("commandstats"))).contains("cmdstat_set:calls=2,");
        }
    }

    @Test
    void whatWasDoneIsDoneAfterACrashWhereTheServerKeepsIt() {
        SeenDeliveries seen = open();
        done(seen.done((Claim.Mine) Objects.requireNonNull(done(seen.claim("key", LONG)))));
        redis.kill();
        redis.start();
        assertThat(done(open().claim("key", LONG))).isEqualTo(new Claim.Done());
    }
}
