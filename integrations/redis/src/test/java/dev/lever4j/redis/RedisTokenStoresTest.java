package dev.lever4j.redis;

import static dev.lever4j.redis.Grants.done;
import static dev.lever4j.redis.Grants.keptVersion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.error.TokenStoreException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class RedisTokenStoresTest {
    private static final byte[] KEY = bytes("lever4j:grant:acme");

    private final MockRedis redis = new MockRedis();
    private final RedisClient client = RedisClient.create(redis.uri());
    private final RedisCommands<byte[], byte[]> data =
            client.connect(ByteArrayCodec.INSTANCE).sync();
    private final List<RedisTokenStores> opened = new ArrayList<>();
    private final RedisTokenStores stores = open(Grants.PATIENT, Grants.KEYS);
    private final TokenStore store = stores.forAccount("acme");

    @AfterEach
    void close() {
        opened.forEach(RedisTokenStores::close);
        client.shutdown();
        redis.close();
    }

    private RedisTokenStores open(RedisStoreSettings settings, GrantKeys keys) {
        RedisTokenStores one = RedisTokenStores.at(redis.uri(), keys, settings);
        opened.add(one);
        return one;
    }

    private RedisTokenStores open(String prefix) {
        return open(Grants.PATIENT.prefix(prefix), Grants.KEYS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertFails(Mono<?> call, String why) {
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> done(call))
                .withMessageContaining(why);
    }

    @Test
    void aKeyIsReadableAndItsValueIsNot() {
        done(store.save(Grants.version(1)));
        done(stores.forAccount("caf\u00e9: {a} b").save(Grants.version(1)));
        assertThat(data.keys("*"))
                .extracting(key -> new String(key, StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder("lever4j:grant:acme", "lever4j:grant:caf%C3%A9%3A+%7Ba%7D+b");
        for (byte[] key : data.keys("*")) {
            assertThat(new String(data.get(key), StandardCharsets.ISO_8859_1))
                    .startsWith("L4JG")
                    .doesNotContain(Grants.CANARY, "token", "acme");
        }
    }

    @Test
    void somethingElseUnderTheKeyIsRefusedAndLeftAlone() {
        data.rpush(KEY, bytes("a list"));
        assertFails(store.load(), "did not put there");
        assertFails(store.save(Grants.version(1)), "did not put there");
        assertThat(data.llen(KEY)).isEqualTo(1);
    }

    @Test
    void aValueThatIsNoSealedGrantIsRefusedAndLeftAlone() {
        for (String value : List.of("", "text", "L4JG")) {
            data.set(KEY, bytes(value));
            assertRefused(store, "lever4j:grant:acme");
        }
    }

    @Test
    void aValueOfAnotherAccountIsRefusedAndLeftAlone() {
        done(stores.forAccount("globex").save(Grants.version(1)));
        data.set(KEY, data.get(bytes("lever4j:grant:globex")));
        assertRefused(store, "another place");
    }

    @Test
    void aGrantThatIsSealedWithAnotherKeyIsRefusedAndLeftAlone() {
        done(store.save(Grants.version(1)));
        RedisTokenStores others = open(Grants.PATIENT, GrantKeys.of(GrantKeys.fresh()));
        assertRefused(others.forAccount("acme"), "which is none of GrantKeys");
        assertThat(done(others.accounts().collectList())).containsExactly("acme");
    }

    private void assertRefused(TokenStore refusing, String why) {
        byte[] before = data.get(KEY);
        assertFails(refusing.load(), why);
        assertFails(refusing.save(Grants.version(1)), why);
        assertFails(refusing.save(Grants.version(2)), why);
        assertThat(data.get(KEY)).isEqualTo(before);
    }

    @Test
    void afterAChangeOfKeysTheNextSaveUsesTheNewOne() {
        done(store.save(Grants.version(1)));
        String next = GrantKeys.fresh().reveal();
        GrantKeys both = GrantKeys.parse(next + " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        assertThat(done(open(Grants.PATIENT, both).forAccount("acme").save(Grants.version(2))))
                .isTrue();
        assertThat(keptVersion(open(Grants.PATIENT, GrantKeys.parse(next))
                        .forAccount("acme")
                        .load()))
                .isEqualTo(2);
    }

    @Test
    void storesWithDifferentPrefixesDoNotSeeOneAnother() {
        // those with signs of patterns are for a real server
        List<String> prefixes = List.of("p", "p:", "p:q", "P", "{p}", "\u00fc");
        for (String prefix : prefixes) {
            assertThat(done(open(prefix).accounts().collectList())).as(prefix).isEmpty();
            assertThat(done(open(prefix).forAccount("of " + prefix).save(Grants.version(1))))
                    .isTrue();
            assertThat(done(open(prefix).accounts().collectList())).as(prefix).containsExactly("of " + prefix);
        }
        for (String prefix : prefixes) {
            done(open(prefix).forget("of " + prefix));
        }
        assertThat(data.dbsize()).isZero();
    }

    @Test
    void keysThatAreNoneOfTheStoresAreNoAccounts() {
        done(store.save(Grants.version(1)));
        for (String key : List.of("lever4j:grant:", "lever4j:grant:a b", "lever4j:grant:%41", "lever4j:grant:x:y")) {
            data.set(bytes(key), bytes("other"));
        }
        assertThat(done(stores.accounts().collectList())).containsExactly("acme");
    }

    @Test
    void moreAccountsThanAPageHasAreListedOnceEach() {
        for (int i = 0; i < 2500; i++) {
            data.set(bytes("lever4j:grant:account-" + i), bytes("sealed"));
        }
        assertThat(done(stores.accounts().collectList())).hasSize(2500).doesNotHaveDuplicates();
    }

    @Test
    void oneStoresPlacesOfOneAccountAreEqual() {
        assertThat(stores.forAccount("acme")).isEqualTo(store).hasSameHashCodeAs(store);
        assertThat(stores.forAccount("globex")).isNotEqualTo(store);
        assertThat(open("lever4j:grant").forAccount("acme")).isNotEqualTo(store);
    }

    @Test
    void itSaysWhereItIsAndNoPassword() {
        RedisURI uri = RedisURI.create("redis://user:canary-password@127.0.0.1:1/3");
        try (RedisTokenStores secured = RedisTokenStores.at(uri, Grants.KEYS)) {
            assertThat(secured.toString())
                    .contains("127.0.0.1:1", "lever4j:grant")
                    .doesNotContain("canary");
            assertThat(secured.forAccount("acme").toString()).contains("acme").doesNotContain("canary");
        }
        RedisURI sentinel = RedisURI.create("redis-sentinel://canary-password@a:1,b:2/0#main");
        try (RedisTokenStores secured = RedisTokenStores.at(sentinel, Grants.KEYS)) {
            assertThat(secured.toString()).contains("main of a:1, b:2").doesNotContain("canary");
        }
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        for (String prefix : List.of("", " ", "a\nb")) {
            assertThatIllegalArgumentException().isThrownBy(() -> RedisStoreSettings.DEFAULT.prefix(prefix));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> RedisStoreSettings.DEFAULT.timeout(Duration.ZERO));
    }

    @Test
    void nobodyElsesBlockedThreadHoldsACallUp() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        // cancelled and still blocked, its thread counts as idle and is the next to be taken
        Disposable blocked = Mono.defer(() -> block(begun, free))
                .subscribeOn(Schedulers.boundedElastic())
                .subscribe();
        begun.await();
        blocked.dispose();
        try {
            done(store.save(Grants.version(1)));
            assertThat(keptVersion(store.load())).isEqualTo(1);
        } finally {
            free.countDown();
        }
    }

    private static Mono<Void> block(CountDownLatch begun, CountDownLatch free) {
        begun.countDown();
        boolean waiting = true;
        while (waiting) {
            try {
                free.await();
                waiting = false;
            } catch (InterruptedException e) {
                // as a driver that was not made for it
            }
        }
        return Mono.empty();
    }
}
