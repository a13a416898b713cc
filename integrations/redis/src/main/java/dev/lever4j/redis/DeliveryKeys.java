package dev.lever4j.redis;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * A key for each delivery, which the server lets go by its own clock: the ticket of whoever has claimed it, or that it
 * is done. Each step is one command or script, and may be done twice; a claim is written twice then, as one can only be
 * confirmed over the socket that wrote it.
 */
final class DeliveryKeys {
    /** No ticket is this. */
    static final String DONE = "done";

    private static final Script CLAIM = new Script(ScriptOutputType.VALUE, """
            local kept = redis.call('GET', KEYS[1])
            if kept and kept ~= ARGV[1] then
              return kept
            end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return ARGV[1]
            """);

    private static final Script RELEASE = new Script(ScriptOutputType.INTEGER, """
            if redis.call('GET', KEYS[1]) == ARGV[1] then
              return redis.call('DEL', KEYS[1])
            end
            return 0
            """);

    private final KeySpace keys;
    private final Line line;
    private final Confirmation confirmation;

    DeliveryKeys(KeySpace keys, Line line, Confirmation confirmation) {
        this.keys = keys;
        this.line = line;
        this.confirmation = confirmation;
    }

    /**
     * Emits whose ticket it is claimed with now, or {@link #DONE}: the given one if it was free, or had that before.
     */
    Mono<String> claim(String delivery, String ticket, Duration longest) {
        byte[] key = bytes(keys.key(delivery));
        byte[] millis = bytes(String.valueOf(longest.toMillis()));
        return change(key, commands -> CLAIM.<byte[]>run(commands, key, bytes(ticket), millis))
                .map(kept -> new String(kept, StandardCharsets.UTF_8));
    }

    Mono<Void> done(String delivery, Duration memory) {
        byte[] key = bytes(keys.key(delivery));
        return change(key, commands -> commands.psetex(key, memory.toMillis(), bytes(DONE)))
                .then();
    }

    Mono<Void> release(String delivery, String ticket) {
        byte[] key = bytes(keys.key(delivery));
        return change(key, commands -> RELEASE.run(commands, key, bytes(ticket)))
                .then();
    }

    private <T> Mono<T> change(byte[] key, Function<RedisClusterReactiveCommands<byte[], byte[]>, Mono<T>> change) {
        return line.asking(link -> confirmation.of(link, key, change));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return keys.toString();
    }
}
