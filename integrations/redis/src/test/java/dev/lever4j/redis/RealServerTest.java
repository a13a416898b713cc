package dev.lever4j.redis;

import static dev.lever4j.redis.Grants.done;
import static dev.lever4j.redis.Grants.keptVersion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.client.webhook.Claim;
import dev.lever4j.error.TokenStoreException;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

@Tag("it")
class RealServerTest {
    private static final int ROUNDS = 10;

    @TempDir
    private Path folder;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private RealRedis server(String... options) {
        RealRedis redis = RealRedis.server(folder, options);
        opened.add(redis);
        return redis;
    }

    private TokenStores stores(RedisURI uri) {
        return stores(uri, Grants.PATIENT);
    }

    private TokenStores stores(RedisURI uri, RedisStoreSettings settings) {
        RedisTokenStores stores = RedisTokenStores.at(uri, Grants.KEYS, settings);
        opened.add(stores);
        return stores;
    }

    private static void assertFails(Mono<?> call, String why) {
        assertThatExceptionOfType(TokenStoreException.class)
                .isThrownBy(() -> done(call))
                .withMessageContaining(why);
    }

    private static RedisURI withPassword(RealRedis redis, String user, String password) {
        return RedisURI.builder(redis.uri())
                .withAuthentication(user, password.toCharArray())
                .build();
    }

    /** Each save that was said to be durable is there, wherever in the next one the server was killed. */
    @Test
    void whatWasSaidToBeSavedOutlivesAKillOfTheServerInTheMiddleOfTheNextSave() {
        RealRedis redis = server();
        TokenStore store = stores(redis.uri()).forAccount("acme");
        long kept = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int save = 0; save < 5; save++) {
                assertThat(done(store.save(Grants.version(++kept)))).isTrue();
            }
            CompletableFuture<Void> killing = CompletableFuture.runAsync(redis::kill);
            long said = saveUntilItFails(store, kept);
            killing.orTimeout(60, TimeUnit.SECONDS).join();
            redis.start();
            kept = keptVersion(store.load());
            assertThat(kept).isBetween(said, said + 1);
        }
    }

    private static long saveUntilItFails(TokenStore store, long kept) {
        for (long version = kept + 1; ; version++) {
            try {
                assertThat(done(store.save(Grants.version(version)))).isTrue();
            } catch (TokenStoreException e) {
                return version - 1;
            }
        }
    }

    @Test
    void aConnectionThatIsKilledInTheMiddleOfASaveIsAnErrorAndTheNextTryTellsTheTruth() {
        RealRedis redis = server();
        TokenStore store = stores(redis.uri()).forAccount("acme");
        done(store.save(Grants.version(1)));
        pauseWrites(redis);
        CompletableFuture<Boolean> save = store.save(Grants.version(2)).toFuture();
        Grants.until(() -> killed(redis, "cmd=eval"));
        assertThat(save)
                .failsWithin(Grants.LIMIT)
                .withThrowableOfType(Exception.class)
                .withCauseInstanceOf(TokenStoreException.class)
                .withMessageContaining("may have been done all the same");
        redis.admin(admin -> admin.dispatch(
                CommandType.CLIENT,
                new StatusOutput<>(StringCodec.UTF8),
                new CommandArgs<>(StringCodec.UTF8).add("UNPAUSE")));
        assertThat(keptVersion(store.load())).isBetween(1L, 2L);
        assertThat(done(store.save(Grants.version(2)))).isTrue();
        assertThat(keptVersion(store.load())).isEqualTo(2);
    }

    private static void pauseWrites(RealRedis redis) {
        redis.admin(admin -> admin.dispatch(
                CommandType.CLIENT,
                new StatusOutput<>(StringCodec.UTF8),
                new CommandArgs<>(StringCodec.UTF8).add("PAUSE").add(600_000).add("WRITE")));
    }

    /** Whether there was a client that did this last, which is gone now. */
    private static boolean killed(RealRedis redis, String last) {
        return redis.admin(admin -> {
            Optional<String> client = admin.clientList()
                    .lines()
                    .filter(line -> line.contains(last))
                    .findFirst();
            client.ifPresent(line -> admin.clientKill(
                    KillArgs.Builder.id(Long.parseLong(line.substring(line.indexOf("id=") + 3, line.indexOf(' '))))));
            return client.isPresent();
        });
    }

    @Test
    void aServerThatHangsIsAnErrorInTimeAndIsFoundAgain() {
        RealRedis redis = server();
        TokenStore store = stores(redis.uri(), Grants.IMPATIENT).forAccount("acme");
        Grants.eventually(store.save(Grants.version(1)));
        redis.freeze();
        assertFails(store.load(), "did not answer in time");
        redis.thaw();
        assertThat(Grants.eventually(store.load()).version()).isEqualTo(1);
    }

    @Test
    void aReplicaIsReadAndItsRefusalToBeWrittenSaysWhatToDo(@TempDir Path other) {
        RealRedis primary = server();
        RealRedis replica = RealRedis.server(other, "--replicaof", "127.0.0.1 " + primary.port());
        opened.add(replica);
        done(stores(primary.uri()).forAccount("acme").save(Grants.version(1)));
        TokenStore store = stores(replica.uri()).forAccount("acme");
        Grants.eventually(store.load());
        assertFails(store.save(Grants.version(2)), "the server is a replica and changes nothing");
        replica.admin(admin -> admin.replicaofNoOne());
        assertThat(done(store.save(Grants.version(2)))).isTrue();
    }

    @Test
    void passwordsThatAreMissingOrWrongSayWhatToDo() {
        RealRedis redis = server("--requirepass", "canary-right");
        assertFails(stores(redis.uri()).forAccount("acme").load(), "give the user and the password");
        assertFails(
                stores(withPassword(redis, "default", "canary-wrong"))
                        .forAccount("acme")
                        .load(),
                "check both in the URI");
        assertThat(keptVersion(stores(withPassword(redis, "default", "canary-right"))
                        .forAccount("acme")
                        .load()))
                .isZero();
    }

    @Test
    void theRightsThatTheGuideNamesAreEnoughAndFewerSayWhatToDo() throws Exception {
        Path users = Files.writeString(folder.resolve("users.acl"), """
                user default on nopass ~* +@all
                user lever on >canary-1 ~lever4j:grant:* ~lever4j:delivery:* \
                +get +exists +del +set +psetex +scan +eval +evalsha
                user reader on >canary-2 ~lever4j:grant:* +get +scan
                """);
        RealRedis redis = server("--aclfile", users.toString());
        TokenStores stores = stores(withPassword(redis, "lever", "canary-1"));
        assertThat(done(stores.forAccount("acme").save(Grants.version(1)))).isTrue();
        assertThat(done(stores.forAccount("acme").save(Grants.version(2)))).isTrue();
        assertThat(done(stores.accounts().collectList())).containsExactly("acme");
        TokenStores reader = stores(withPassword(redis, "reader", "canary-2"));
        assertThat(keptVersion(reader.forAccount("acme").load())).isEqualTo(2);
        assertFails(reader.forAccount("acme").save(Grants.version(3)), "the user lacks rights");
        done(stores.forget("acme"));
        try (RedisSeenDeliveries seen =
                RedisSeenDeliveries.at(withPassword(redis, "lever", "canary-1"), RedisDeliveries.PATIENT)) {
            Duration longest = Duration.ofMinutes(5);
            Claim.Mine mine = (Claim.Mine) Objects.requireNonNull(done(seen.claim("key", longest)));
            done(seen.release(mine));
            done(seen.done(mine));
            assertThat(done(seen.claim("key", longest))).isEqualTo(new Claim.Done());
        }
    }

    @Test
    void aServerWithoutMemoryKeepsWhatItHasAndSaysWhatToDo() {
        RealRedis redis = server("--maxmemory-policy", "noeviction");
        TokenStore store = stores(redis.uri()).forAccount("acme");
        done(store.save(Grants.version(1)));
        redis.admin(admin -> admin.configSet("maxmemory", "1"));
        assertFails(store.save(Grants.version(2)), "memory is full");
        assertThat(keptVersion(store.load())).isEqualTo(1);
        redis.admin(admin -> admin.configSet("maxmemory", "0"));
        assertThat(done(store.save(Grants.version(2)))).isTrue();
    }

    @Test
    void somethingElseUnderTheKeyIsRefusedAndLeftAlone() {
        RealRedis redis = server();
        redis.admin(admin -> admin.hset("lever4j:grant:acme", "field", "value"));
        TokenStore store = stores(redis.uri()).forAccount("acme");
        assertFails(store.load(), "did not put there");
        assertFails(store.save(Grants.version(1)), "did not put there");
        assertThat(redis.<String>admin(admin -> admin.hget("lever4j:grant:acme", "field")))
                .isEqualTo("value");
    }

    @Test
    void aScriptThatTheServerForgotIsSentAgain() {
        RealRedis redis = server();
        TokenStore store = stores(redis.uri()).forAccount("acme");
        done(store.save(Grants.version(1)));
        redis.admin(admin -> admin.scriptFlush());
        assertThat(done(store.save(Grants.version(2)))).isTrue();
    }

    @Test
    void prefixesWithSignsOfPatternsAreApart() {
        RealRedis redis = server();
        List<String> prefixes = List.of("p", "p:", "p:q", "p*", "*", "p?", "[p]", "[^p]", "p\\", "P", "{p}", "\u00fc");
        Map<String, TokenStores> stores = prefixes.stream()
                .collect(Collectors.toMap(
                        prefix -> prefix, prefix -> stores(redis.uri(), Grants.PATIENT.prefix(prefix))));
        stores.forEach((prefix, each) -> done(each.forAccount("of " + prefix).save(Grants.version(1))));
        stores.forEach((prefix, each) ->
                assertThat(done(each.accounts().collectList())).as(prefix).containsExactly("of " + prefix));
    }

    @Test
    void accountsThatStayAreListedOnceEachWhileOthersComeAndGo() {
        RealRedis redis = server("--appendfsync", "no");
        TokenStores stores = stores(redis.uri());
        redis.admin(admin -> admin.mset(sealedGrantsOf("stays", 2000)));
        for (int round = 0; round < 3; round++) {
            CompletableFuture<Long> moving = CompletableFuture.supplyAsync(() -> redis.admin(admin -> {
                // enough for the table of keys to grow and to shrink while it is walked through
                Map<String, String> others = sealedGrantsOf("goes", 5000);
                admin.mset(others);
                return admin.del(others.keySet().toArray(new String[0]));
            }));
            List<String> listed;
            do {
                listed = done(stores.accounts().collectList());
                assertThat(listed).doesNotHaveDuplicates();
                assertThat(listed).filteredOn(name -> name.startsWith("stays-")).hasSize(2000);
            } while (!moving.isDone());
            moving.join();
        }
    }

    private static Map<String, String> sealedGrantsOf(String name, int count) {
        return IntStream.range(0, count)
                .boxed()
                .collect(Collectors.toMap(i -> "lever4j:grant:" + name + "-" + i, i -> "sealed"));
    }

    @Test
    void noSecretIsInTheClearInAnyValueOrInTheFilesOfTheServer() throws Exception {
        RealRedis redis = server();
        TokenStores stores = stores(redis.uri());
        for (String account : List.of("acme", "globex")) {
            done(stores.forAccount(account).save(Grants.version(1, account)));
            done(stores.forAccount(account).save(Grants.version(2, account)));
        }
        RedisClient client = RedisClient.create(redis.uri());
        try (StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE)) {
            List<byte[]> keys = connection.sync().keys("*");
            assertThat(keys).hasSize(2);
            for (byte[] key : keys) {
                assertThat(text(connection.sync().dump(key))).doesNotContain(Grants.CANARY);
                assertThat(text(connection.sync().get(key))).startsWith("L4JG").doesNotContain(Grants.CANARY);
            }
        } finally {
            client.shutdown();
        }
        int files = 0;
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertThat(text(Files.readAllBytes(file))).doesNotContain(Grants.CANARY);
                files++;
            }
        }
        assertThat(files).isPositive();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
