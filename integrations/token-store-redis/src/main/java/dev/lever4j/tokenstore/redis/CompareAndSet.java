package dev.lever4j.tokenstore.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Mono;

/**
 * Replaces what is kept if it is byte for byte what was found. Since each seal has a nonce of its own, that is stronger
 * than to compare versions, and leaves nothing outside the seal to be believed.
 */
final class CompareAndSet {
    private static final byte[] SCRIPT = """
            if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then
              return 0
            end
            redis.call('SET', KEYS[1], ARGV[2])
            return 1
            """.getBytes(StandardCharsets.US_ASCII);

    private CompareAndSet() {}

    /** @param found empty where nothing was */
    static Mono<Boolean> run(
            RedisClusterReactiveCommands<byte[], byte[]> commands, byte[] key, byte[] found, byte[] next) {
        byte[][] keys = {key};
        return commands.<Long>evalsha(commands.digest(SCRIPT), ScriptOutputType.INTEGER, keys, found, next)
                .onErrorResume(
                        RedisNoScriptException.class,
                        unknown -> commands.eval(SCRIPT, ScriptOutputType.INTEGER, keys, found, next))
                .next()
                .map(changed -> changed == 1);
    }
}
