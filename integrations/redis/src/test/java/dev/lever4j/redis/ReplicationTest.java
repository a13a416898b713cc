package dev.lever4j.redis;

import static dev.lever4j.redis.Grants.done;
import static dev.lever4j.redis.Grants.keptVersion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.webhook.Claim;
import dev.lever4j.client.webhook.SeenDeliveriesException;
import dev.lever4j.error.TokenStoreException;
import io.lettuce.core.RedisURI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A primary and a replica. */
@Tag("it")
class ReplicationTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path ofPrimary;

    @TempDir
    private Path ofReplica;

    @TempDir
    private Path ofSentinel;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private RealRedis primary;
    private RealRedis replica;

    @BeforeEach
    void startServers() {
        primary = opened(RealRedis.server(ofPrimary, "--repl-diskless-sync-delay", "0"));
        replica = opened(RealRedis.server(ofReplica, "--replicaof", "127.0.0.1 " + primary.port()));
        awaitInfo(primary, "replication", "state=online");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private static void awaitInfo(RealRedis server, String section, String text) {
        Grants.until(() -> server.<String>admin(admin -> admin.info(section)).contains(text));
    }

    private <T extends AutoCloseable> T opened(T one) {
        opened.add(one);
        return one;
    }

    private TokenStore store(RedisURI uri, Durability durability) {
        return store(uri, Grants.PATIENT.durability(durability));
    }

    private TokenStore store(RedisURI uri, RedisStoreSettings settings) {
        return opened(RedisTokenStores.at(uri, Grants.KEYS, settings)).forAccount("acme");
    }

    @Test
    void whatAReplicaHasAnsweredIsThereAfterThePrimaryIsGone() {
        TokenStore store = store(primary.uri(), Durability.onReplicas(1));
        for (int version = 1; version <= 50; version++) {
            assertThat(done(store.save(Grants.version(version)))).isTrue();
        }
        primary.kill();
        replica.admin(admin -> admin.replicaofNoOne());
        assertThat(keptVersion(store(replica.uri(), Durability.answered()).load()))
                .isEqualTo(50);
    }

    @Test
    void aReplicaThatHangsMakesASaveAnErrorThatIsMadeGoodByTheNextTry() {
        TokenStore store = store(primary.uri(), Grants.IMPATIENT.durability(Durability.onReplicas(1)));
        assertThat(Grants.eventually(store.save(Grants.version(1)))).isTrue();
        replica.freeze();
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> done(store.save(Grants.version(2))))
                .withMessageContaining("0 of 1 replicas answered");
        // it may be written, but was not said to be safe; reading goes on
        assertThat(Grants.eventually(store.load()).version()).isBetween(1L, 2L);
        replica.thaw();
        assertThat(Grants.eventually(store.save(Grants.version(2)))).isTrue();
        assertThat(Grants.eventually(store.save(Grants.version(2, "globex")))).isFalse();
    }

    @Test
    void withoutAReplicaNothingIsWritten() {
        TokenStore store = store(primary.uri(), Grants.IMPATIENT.durability(Durability.onReplicas(1)));
        assertThat(Grants.eventually(store.save(Grants.version(1)))).isTrue();
        replica.kill();
        awaitInfo(primary, "replication", "connected_slaves:0");
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(() -> done(store.save(Grants.version(2))));
        assertThat(Grants.eventually(store.load()).version()).isEqualTo(1);
    }

    @Test
    void aClaimOfADeliveryWithoutAReplicaIsNotWritten() {
        RedisSeenDeliveries seen = opened(RedisSeenDeliveries.at(primary.uri(), careful()));
        assertThat(Grants.eventually(seen.claim("another", LONG))).isInstanceOf(Claim.Mine.class);
        replica.kill();
        awaitInfo(primary, "replication", "connected_slaves:0");
        assertThatExceptionOfType(SeenDeliveriesException.class)
                .isThrownBy(() -> done(seen.claim("key", LONG)))
                .withMessageContaining("0 of 1 replicas answered");
        assertThat(primary.<Long>admin(admin -> admin.exists("lever4j:delivery:key")))
                .isZero();
    }

    /**
     * Over a new socket a server is asked about what was written over that one; where nothing was, it always agrees.
     */
    @Test
    void aClaimThatIsSentOnceMoreIsConfirmedAnew() {
        try (Wire wire = new Wire(primary.port())) {
            RedisSeenDeliveries seen = opened(RedisSeenDeliveries.at(wire.uri(), careful()));
            assertThat(Grants.eventually(seen.claim("another", LONG))).isInstanceOf(Claim.Mine.class);
            replica.freeze();
            wire.lose(Wire.Loss.ANSWER, "EVALSHA");
            assertThatExceptionOfType(SeenDeliveriesException.class)
                    .isThrownBy(() -> done(seen.claim("key", LONG)))
                    .withMessageContaining("0 of 1 replicas answered");
            assertThat(wire.hasLost()).isTrue();
            replica.thaw();
        }
    }

    private static RedisStoreSettings careful() {
        return RedisDeliveries.PATIENT.timeout(Duration.ofSeconds(4)).durability(Durability.onReplicas(1));
    }

    @Test
    void aServerThatCannotConfirmASyncWritesNothing() {
        TokenStore store = store(primary.uri(), Durability.syncedOn(0));
        if (primary.<String>admin(admin -> admin.info("server")).contains("redis_version:7.0.")) {
            assertThatExceptionOfType(TokenStoreException.class)
                    .isThrownBy(() -> done(store.save(Grants.version(1))))
                    .withMessageContaining("7.2 or newer");
            assertThat(keptVersion(store.load())).isZero();
        } else {
            assertThat(done(store.save(Grants.version(1)))).isTrue();
        }
    }

    @Test
    void theStoreFollowsSentinelToTheNewPrimary() throws Exception {
        RealRedis sentinel = opened(RealRedis.sentinel(ofSentinel, """
                sentinel monitor lever 127.0.0.1 %d 1
                sentinel down-after-milliseconds lever 1000
                sentinel failover-timeout lever 10000
                """.formatted(primary.port())));
        awaitInfo(sentinel, "sentinel", "slaves=1");
        RedisURI uri =
                RedisURI.Builder.sentinel("127.0.0.1", sentinel.port(), "lever").build();
        TokenStore store = store(uri, Durability.onReplicas(1));
        assertThat(done(store.save(Grants.version(1)))).isTrue();
        primary.kill();
        TokenStore afterwards = store(uri, Durability.answered());
        assertThat(Grants.eventually(afterwards.save(Grants.version(2)))).isTrue();
        assertThat(keptVersion(store.load())).isEqualTo(2);
        assertThat(replica.<String>admin(admin -> admin.info("replication"))).contains("role:master");
    }
}
