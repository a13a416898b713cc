package dev.lever4j.redis;

import static dev.lever4j.redis.Grants.done;
import static dev.lever4j.redis.Grants.keptVersion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.error.TokenStoreException;
import dev.lever4j.tokenstore.kit.TokenStoresContract;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisURI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

@Tag("it")
class ClusterTokenStoresTest extends TokenStoresContract {
    private static RealCluster cluster;

    private final List<RedisTokenStores> opened = new ArrayList<>();

    @BeforeAll
    static void startCluster(@TempDir Path folder) {
        cluster = new RealCluster(folder);
    }

    @AfterAll
    static void stopCluster() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @AfterEach
    void close() {
        opened.forEach(RedisTokenStores::close);
        cluster.flush();
    }

    @Override
    protected TokenStores open() {
        return open(Durability.answered());
    }

    private TokenStores open(Durability durability) {
        List<RedisURI> nodes = List.of(cluster.first().uri());
        RedisTokenStores stores = RedisTokenStores.inCluster(nodes, Grants.KEYS, Grants.PATIENT.durability(durability));
        opened.add(stores);
        return stores;
    }

    private static String anAccountOn(boolean first, String name) {
        return IntStream.range(0, 100)
                .mapToObj(i -> name + "-" + i)
                .filter(account -> cluster.isOnFirst("lever4j:grant:" + account) == first)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void connectionsThatWereLostWhileTheyLayIdleAreNoError() {
        TokenStores stores = open();
        for (boolean first : new boolean[] {true, false}) {
            TokenStore store = stores.forAccount(anAccountOn(first, "acme"));
            done(store.save(Grants.version(1)));
            killClients();
            assertThat(keptVersion(store.load())).isEqualTo(1);
            killClients();
            assertThat(done(store.save(Grants.version(2)))).isTrue();
            killClients();
            done(stores.forget(anAccountOn(first, "acme")));
            killClients();
            assertThat(done(stores.accounts().collectList())).isEmpty();
        }
    }

    private static void killClients() {
        for (RealRedis node : List.of(cluster.first(), cluster.second())) {
            node.admin(admin -> admin.clientKill(KillArgs.Builder.typeNormal()));
        }
    }

    @Test
    void theReplicasOfTheNodeThatHasTheKeyAreAsked() {
        TokenStores stores = open(Durability.onReplicas(1));
        assertThat(done(stores.forAccount(anAccountOn(true, "acme")).save(Grants.version(1))))
                .isTrue();
        TokenStore withoutReplica = stores.forAccount(anAccountOn(false, "acme"));
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> done(withoutReplica.save(Grants.version(1))))
                .withMessageContaining("0 of 1 replicas answered");
        assertThat(keptVersion(withoutReplica.load())).isZero();
    }

    @Test
    void aKeyThatMovedToAnotherNodeIsFollowed() {
        String account = anAccountOn(true, "moving");
        TokenStores stores = open();
        TokenStores careful = open(Durability.onReplicas(1));
        done(stores.forAccount(account).save(Grants.version(1)));
        done(careful.forAccount(account).save(Grants.version(2)));
        cluster.moveSlotToSecond("lever4j:grant:" + account);
        assertThat(keptVersion(stores.forAccount(account).load())).isEqualTo(2);
        assertThat(done(stores.forAccount(account).save(Grants.version(3)))).isTrue();
        assertThat(done(stores.accounts().collectList())).containsExactly(account);
        // the new node has no replica, and the old one is not asked any more once it has refused
        Grants.eventually(careful.forAccount(account)
                .save(Grants.version(4))
                .then(Mono.<Integer>empty())
                .onErrorResume(e -> String.valueOf(e.getMessage()).contains("0 of 1 replicas"), e -> Mono.just(1)));
        assertThat(keptVersion(stores.forAccount(account).load())).isEqualTo(3);
    }
}
