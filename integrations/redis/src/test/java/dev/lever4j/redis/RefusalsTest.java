package dev.lever4j.redis;

import static dev.lever4j.redis.Grants.done;
import static dev.lever4j.redis.Grants.keptVersion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.client.token.TokenStore;
import dev.lever4j.error.TokenStoreException;
import io.lettuce.core.RedisURI;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {
    private static final String PASSWORD = "canary-password";

    private final MockRedis redis = new MockRedis();
    private final RedisTokenStores stores = RedisTokenStores.at(redis.uri(), Grants.KEYS, Grants.PATIENT);
    private final TokenStore store = stores.forAccount("acme");

    @AfterEach
    void close() {
        stores.close();
        redis.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOAUTH Authentication required.                             | give the user and the password",
                "NOPERM this user has no permissions to run 'evalsha'        | the user lacks rights",
                "READONLY You can't write against a read only replica.       | connect to the primary",
                "OOM command not allowed when used memory > 'maxmemory'.     | memory is full",
                "MISCONF Errors writing to the AOF file: No space left       | make room",
                "NOREPLICAS Not enough good replicas to write.               | min-replicas-to-write",
                "LOADING Redis is loading the dataset in memory              | not ready (LOADING)",
                "MOVED 3999 127.0.0.1:6381                                   | inCluster",
                "ERR unknown command 'EVALSHA', with args beginning with: 'a' | lacks a command",
                "ODD things happen                                           | refused (ODD)"
            })
    void aRefusalSaysWhatToDo(String answer, String advice) {
        redis.refuse("evalsha", answer);
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> done(store.save(Grants.version(1))))
                .withMessageStartingWith("the grant of acme could not be saved in Redis at 127.0.0.1:" + redis.port())
                .withMessageContaining(advice);
        assertThat(keptVersion(store.load())).isZero();
        redis.answerAsUsual();
        assertThat(done(store.save(Grants.version(1)))).isTrue();
    }

    @Test
    void aServerThatIsNoPrimaryAnyMoreIsLeftForANewConnection() {
        done(store.save(Grants.version(1)));
        redis.refuse("evalsha", "READONLY You can't write against a read only replica.");
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(() -> done(store.save(Grants.version(2))));
        redis.answerAsUsual();
        int before = redis.ledger.peek().socket();
        redis.ledger.clear();
        assertThat(done(store.save(Grants.version(2)))).isTrue();
        assertThat(redis.ledger).extracting(MockRedis.Asked::socket).doesNotContain(before);
    }

    @Test
    void aRefusalThatIsNotAboutTheServerLeavesTheConnection() {
        done(store.save(Grants.version(1)));
        redis.refuse("evalsha", "OOM command not allowed when used memory > 'maxmemory'.");
        assertThatExceptionOfType(TokenStoreException.class).isThrownBy(() -> done(store.save(Grants.version(2))));
        redis.answerAsUsual();
        done(store.save(Grants.version(2)));
        assertThat(redis.ledger.stream().map(MockRedis.Asked::socket).distinct())
                .hasSize(1);
    }

    @Test
    void anOldServerThatQuotesThePasswordIsNotQuoted() {
        String quoted = "ERR unknown command `AUTH`, with args beginning with: `" + PASSWORD + "`, ";
        redis.refuse("hello", quoted);
        redis.refuse("auth", quoted);
        RedisURI uri = RedisURI.builder(redis.uri())
                .withPassword(PASSWORD.toCharArray())
                .build();
        try (RedisTokenStores secured = RedisTokenStores.at(uri, Grants.KEYS, Grants.PATIENT)) {
            assertThatExceptionOfType(TokenStoreException.class)
                    .isThrownBy(() -> done(secured.forAccount("acme").load()))
                    .satisfies(error -> assertThat(everythingOf(error)).doesNotContain(PASSWORD));
            assertThat(secured.toString() + secured.forAccount("acme")).doesNotContain(PASSWORD);
        }
    }

    private static String everythingOf(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
