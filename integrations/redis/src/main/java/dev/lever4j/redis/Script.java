package dev.lever4j.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.nio.charset.StandardCharsets;
import reactor.core.publisher.Mono;

/** One step about one key, done by the server as a whole. It is sent once to each server, and named from then on. */
final class Script {
    private final byte[] source;
    private final ScriptOutputType answer;

    /** @param answer what it returns, and so what {@link #run} emits */
    Script(ScriptOutputType answer, String source) {
        this.answer = answer;
        this.source = source.getBytes(StandardCharsets.US_ASCII);
    }

    <T> Mono<T> run(RedisClusterReactiveCommands<byte[], byte[]> commands, byte[] key, byte[]... arguments) {
        byte[][] keys = {key};
        return commands.<T>evalsha(commands.digest(source), answer, keys, arguments)
                .publishOn(Steps.THREADS)
                .onErrorResume(RedisNoScriptException.class, unknown -> commands.eval(source, answer, keys, arguments))
                .next();
    }
}
