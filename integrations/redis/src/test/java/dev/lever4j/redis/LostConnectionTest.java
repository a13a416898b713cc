package dev.lever4j.redis;

import static dev.lever4j.redis.Grants.done;
import static dev.lever4j.redis.Grants.eventually;
import static dev.lever4j.redis.Grants.keptVersion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.client.token.TokenStore;
import dev.lever4j.error.TokenStoreException;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

class LostConnectionTest {
    private final MockRedis redis = new MockRedis();
    private final Wire wire = new Wire(redis.port());
    private final RedisTokenStores stores = RedisTokenStores.at(wire.uri(), Grants.KEYS, Grants.PATIENT);
    private final RedisTokenStores impatient = RedisTokenStores.at(wire.uri(), Grants.KEYS, Grants.IMPATIENT);
    private final RedisTokenStores direct = RedisTokenStores.at(redis.uri(), Grants.KEYS, Grants.PATIENT);
    private final TokenStore store = stores.forAccount("acme");
    private final TokenStore other = direct.forAccount("acme");

    @BeforeEach
    void save() {
        done(store.save(Grants.version(1)));
        // the script is known from here on
        assertThat(done(store.save(Grants.version(2)))).isTrue();
    }

    @AfterEach
    void close() {
        stores.close();
        impatient.close();
        direct.close();
        wire.close();
        redis.close();
    }

    private static ThrowableAssertAlternative<TokenStoreException> assertFails(Mono<?> call) {
        return assertThatExceptionOfType(TokenStoreException.class).isThrownBy(() -> done(call));
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST", "ANSWER"})
    void aSaveThatLosesItsConnectionIsAnErrorAndTheNextTryTellsTheTruth(Wire.Loss loss) {
        wire.lose(loss, "EVALSHA");
        assertFails(store.save(Grants.version(3)))
                .withMessageContaining("the grant of acme could not be saved")
                .withMessageContaining("may have been done all the same");
        assertThat(wire.hasLost()).isTrue();
        assertThat(keptVersion(other.load())).isEqualTo(loss == Wire.Loss.REQUEST ? 2 : 3);
        assertThat(done(store.save(Grants.version(3)))).isTrue();
        assertThat(keptVersion(other.load())).isEqualTo(3);
        assertThat(done(store.save(Grants.version(3, "globex")))).isFalse();
    }

    @Test
    void aSaveWhoseAnswerWasLostIsNotTakenForThatOfAnother() {
        wire.lose(Wire.Loss.ANSWER, "EVALSHA");
        assertFails(store.save(Grants.version(3)));
        assertThat(done(other.save(Grants.version(4, "globex")))).isTrue();
        assertThat(done(store.save(Grants.version(3)))).isFalse();
        assertThat(keptVersion(other.load())).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUEST", "ANSWER"})
    void whatOnlyAsksIsAskedOnceMore(Wire.Loss loss) {
        wire.lose(loss, "GET");
        assertThat(keptVersion(store.load())).isEqualTo(2);
        wire.lose(loss, "SCAN");
        assertThat(done(stores.accounts().collectList())).containsExactly("acme");
        wire.lose(loss, "GET");
        assertThat(done(store.save(Grants.version(3)))).isTrue();
        wire.lose(loss, "EXISTS");
        done(stores.forget("acme"));
        assertThat(keptVersion(other.load())).isZero();
        assertThat(wire.hasLost()).isTrue();
    }

    @Test
    void aForgettingThatLosesItsAnswerIsAnErrorAndNotDoneTwice() {
        wire.lose(Wire.Loss.ANSWER, "DEL");
        redis.ledger.clear();
        assertFails(stores.forget("acme")).withMessageContaining("the grant of acme could not be deleted");
        assertThat(redis.commands()).containsOnlyOnce("del");
        done(stores.forget("acme"));
    }

    @Test
    void aServerThatFallsSilentIsAnErrorInTimeAndLeftForANewConnection() {
        TokenStore silent = impatient.forAccount("acme");
        eventually(silent.load());
        wire.lose(Wire.Loss.ANSWER_IN_SILENCE, "GET");
        assertFails(silent.load()).withMessageContaining("did not answer in time");
        assertThat(eventually(silent.load()).version()).isEqualTo(2);
    }

    @Test
    void aSaveThatIsNotAnsweredInTimeIsAnErrorAndTheNextTryTellsTheTruth() {
        TokenStore silent = impatient.forAccount("acme");
        eventually(silent.load());
        wire.lose(Wire.Loss.ANSWER_IN_SILENCE, "EVALSHA");
        assertFails(silent.save(Grants.version(3)));
        assertThat(eventually(silent.save(Grants.version(3)))).isTrue();
        assertThat(keptVersion(other.load())).isEqualTo(3);
    }

    @Test
    void aConnectionThatWasLostWhileItLayIdleIsNoError() {
        redis.stop();
        redis.start();
        assertThat(keptVersion(store.load())).isEqualTo(2);
        redis.stop();
        redis.start();
        assertThat(done(store.save(Grants.version(3)))).isTrue();
        redis.stop();
        redis.start();
        done(stores.forget("acme"));
        assertThat(keptVersion(other.load())).isZero();
    }

    @Test
    void aServerThatIsNotThereYetIsAnErrorUntilItIs() {
        redis.stop();
        try (RedisTokenStores early = RedisTokenStores.at(redis.uri(), Grants.KEYS, Grants.PATIENT)) {
            assertFails(early.forAccount("acme").load()).withMessageContaining("cannot be reached");
            redis.start();
            assertThat(keptVersion(early.forAccount("acme").load())).isEqualTo(2);
        }
    }

    @Test
    void oneConnectionServesAllWhoAskAtOnce() {
        try (RedisTokenStores fresh = RedisTokenStores.at(redis.uri(), Grants.KEYS, Grants.PATIENT)) {
            redis.ledger.clear();
            Mono<?> load = fresh.forAccount("acme").load();
            done(Mono.when(load, load, load, load));
            assertThat(redis.ledger.stream().map(MockRedis.Asked::socket).distinct())
                    .hasSize(1);
            assertThat(redis.commands()).filteredOn("get"::equals).hasSize(4);
        }
    }

    @Test
    void aClosedStoreSaysSo() {
        stores.close();
        assertFails(store.load()).withMessageContaining("is closed");
        assertFails(store.save(Grants.version(3))).withMessageContaining("is closed");
    }
}
