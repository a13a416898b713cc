package dev.lever4j.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.fppt.jedismock.server.Response;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** No step that follows on another is handed over on an event loop of Lettuce's. */
class OffLoopTest {
    private static final byte[] KEY = {'k'};

    private final MockRedis redis = new MockRedis();
    private final RedisClient client = RedisClient.create(redis.uri());
    private final StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE);
    private final Map<String, String> threads = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        client.shutdown();
        redis.close();
    }

    /** Notes on which thread each command was handed over last. */
    @SuppressWarnings("unchecked") // a proxy of this interface
    private RedisClusterReactiveCommands<byte[], byte[]> noted() {
        return (RedisClusterReactiveCommands<byte[], byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RedisClusterReactiveCommands.class},
                (proxy, command, arguments) -> {
                    threads.put(command.getName(), Thread.currentThread().getName());
                    try {
                        return command.invoke(connection.reactive(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private record Noted(RedisClusterReactiveCommands<byte[], byte[]> commands) implements Link {
        @Override
        public Mono<RedisClusterReactiveCommands<byte[], byte[]>> oneSocketTo(byte[] key) {
            return Mono.just(commands);
        }

        @Override
        public void close() {}
    }

    @Test
    void aScriptThatTheServerDoesNotKnowIsSentOnAThreadOfOurs() {
        Script script = new Script(ScriptOutputType.INTEGER, "return 1");
        assertThat(Grants.done(script.<Long>run(noted(), KEY))).isEqualTo(1);
        assertThat(threads.get("eval")).startsWith("lever-redis-");
    }

    @Test
    void whatFollowsOnAnAnswerOfTheReplicasIsSentOnAThreadOfOurs() {
        redis.answer("wait", () -> Response.integer(1));
        Confirmation confirmation = new Confirmation(Durability.onReplicas(1), Duration.ofSeconds(1));
        Grants.done(confirmation.of(
                new Noted(noted()), KEY, commands -> Mono.defer(() -> commands.set(KEY, new byte[] {'v'}))));
        assertThat(threads.get("set")).startsWith("lever-redis-");
        assertThat(threads.get("waitForReplication")).startsWith("lever-redis-");
    }
}
