package dev.lever4j.redis;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import reactor.core.publisher.Mono;

/**
 * Replaces what is kept if it is byte for byte what was found. Since each seal has a nonce of its own, that is stronger
 * than to compare versions, and leaves nothing outside the seal to be believed.
 */
final class CompareAndSet {
    private static final Script SCRIPT = new Script(ScriptOutputType.INTEGER, """
            if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then
              return 0
            end
            redis.call('SET', KEYS[1], ARGV[2])
            return 1
            """);

    private CompareAndSet() {}

    /** @param found empty where nothing was */
    static Mono<Boolean> run(
            RedisClusterReactiveCommands<byte[], byte[]> commands, byte[] key, byte[] found, byte[] next) {
        return SCRIPT.<Long>run(commands, key, found, next).map(changed -> changed == 1);
    }
}
