package dev.lever4j.redis;

import static dev.lever4j.redis.Grants.done;
import static dev.lever4j.redis.Grants.keptVersion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.fppt.jedismock.datastructures.Slice;
import com.github.fppt.jedismock.server.Response;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.error.TokenStoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DurabilityTest {
    private final MockRedis redis = new MockRedis();
    private final List<RedisTokenStores> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(RedisTokenStores::close);
        redis.close();
    }

    private TokenStore store(Durability durability) {
        RedisTokenStores stores = RedisTokenStores.at(redis.uri(), Grants.KEYS, Grants.PATIENT.durability(durability));
        opened.add(stores);
        return stores.forAccount("acme");
    }

    /** One after the other, then the last again and again. */
    private static Supplier<Slice> each(Slice... answers) {
        Queue<Slice> left = new ConcurrentLinkedQueue<>(Arrays.asList(answers));
        Slice last = answers[answers.length - 1];
        return () -> {
            Slice next = left.poll();
            return next == null ? last : next;
        };
    }

    private static Slice synced(int primary, int replicas) {
        return Response.array(Response.integer(primary), Response.integer(replicas));
    }

    private static ThrowableAssertAlternative<TokenStoreException> assertNotSaved(TokenStore store) {
        return assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> done(store.save(Grants.version(1))));
    }

    @Test
    void withoutMoreTheAnswerOfThePrimaryCounts() {
        assertThat(done(store(Durability.answered()).save(Grants.version(1)))).isTrue();
        assertThat(redis.commands()).doesNotContain("wait", "waitaof");
    }

    @Test
    void theReplicasAreAskedBeforeAndAfterOverTheSocketOfTheSave() {
        redis.answer("wait", each(Response.integer(2)));
        assertThat(done(store(Durability.onReplicas(2)).save(Grants.version(1))))
                .isTrue();
        List<MockRedis.Asked> asked = redis.ledger.stream()
                .filter(each -> List.of("wait", "eval").contains(each.command()))
                .toList();
        assertThat(asked).extracting(MockRedis.Asked::command).containsExactly("wait", "eval", "wait");
        assertThat(asked)
                .extracting(MockRedis.Asked::socket)
                .containsOnly(asked.get(0).socket());
    }

    @Test
    void whatCouldNotBeConfirmedIsNotBegun() {
        redis.answer("wait", each(Response.integer(1)));
        TokenStore store = store(Durability.onReplicas(2));
        assertNotSaved(store).withMessageContaining("1 of 2 replicas answered");
        assertThat(redis.commands()).doesNotContain("eval", "evalsha");
        assertThat(keptVersion(store.load())).isZero();
    }

    @Test
    void whatWasNotConfirmedIsAnErrorAndTheNextTryWritesItOnceMore() {
        redis.answer("wait", each(Response.integer(1), Response.integer(0), Response.integer(1)));
        TokenStore store = store(Durability.onReplicas(1));
        assertNotSaved(store).withMessageContaining("0 of 1 replicas answered");
        assertThat(keptVersion(store.load())).isEqualTo(1);
        redis.ledger.clear();
        assertThat(done(store.save(Grants.version(1)))).isTrue();
        // a confirmation is about what this socket wrote, so it must write
        assertThat(redis.commands()).containsSubsequence("get", "wait", "evalsha", "wait");
    }

    @Test
    void aSocketThatIsLostBeforeTheReplicasHaveAnsweredProvesNothing() {
        redis.answer("wait", each(Response.integer(1)));
        try (Wire wire = new Wire(redis.port());
                RedisTokenStores stores = RedisTokenStores.at(
                        wire.uri(), Grants.KEYS, Grants.PATIENT.durability(Durability.onReplicas(1)))) {
            TokenStore store = stores.forAccount("acme");
            assertThat(done(store.save(Grants.version(1)))).isTrue();
            wire.lose(Wire.Loss.ANSWER, "EVALSHA");
            assertThatExceptionOfType(TokenStoreException.class).isThrownBy(() -> done(store.save(Grants.version(2))));
            redis.ledger.clear();
            assertThat(done(store.save(Grants.version(2)))).isTrue();
            assertThat(redis.commands()).containsSubsequence("wait", "evalsha", "wait");
        }
    }

    @Test
    void aSyncOfThePrimaryAndItsReplicasIsAskedForInTheSameWay() {
        redis.answer("waitaof", each(synced(1, 1)));
        assertThat(done(store(Durability.syncedOn(1)).save(Grants.version(1)))).isTrue();
        assertThat(redis.commands()).containsSubsequence("waitaof", "eval", "waitaof");
    }

    @Test
    void aSyncThatOneOfThemDidNotDoIsAnError() {
        redis.answer("waitaof", each(synced(0, 1)));
        assertNotSaved(store(Durability.syncedOn(1)))
                .withMessageContaining("1 of 1 replicas and not the primary synced");
        redis.answer("waitaof", each(synced(1, 0)));
        assertNotSaved(store(Durability.syncedOn(1))).withMessageContaining("0 of 1 replicas synced");
        assertThat(redis.commands()).doesNotContain("eval", "evalsha");
    }

    @Test
    void replicasThatAreDownDoNotKeepAnybodyFromReading() {
        redis.answer("wait", each(Response.integer(1)));
        TokenStore store = store(Durability.onReplicas(1));
        done(store.save(Grants.version(1)));
        redis.ledger.clear();
        done(store.save(Grants.version(2)));
        done(store.load());
        int changing = redis.ledger.stream()
                .filter(asked -> asked.command().equals("wait"))
                .findFirst()
                .orElseThrow()
                .socket();
        assertThat(redis.ledger)
                .filteredOn(asked -> asked.command().equals("get") && asked.socket() != changing)
                .hasSize(1);
    }

    @Test
    void fewerThanNoReplicasAreNoSetting() {
        assertThatIllegalArgumentException().isThrownBy(() -> Durability.onReplicas(-1));
    }
}
