package dev.lever4j.redis;

import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.IntegerListOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.ProtocolKeyword;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Asks how far the changes have come that were made over the same socket. Over another one the answer would be about
 * none, and always yes.
 */
final class Confirmation {
    private final Durability wanted;
    private final Duration patience;

    Confirmation(Durability wanted, Duration patience) {
        this.wanted = wanted;
        this.patience = patience;
    }

    boolean isWanted() {
        return wanted.replicas() > 0 || wanted.synced();
    }

    /**
     * What the change emits, once it is where it should be; else fails with {@link NotDone}. What could not be
     * confirmed is not begun.
     */
    <T> Mono<T> of(Link link, byte[] key, Function<RedisClusterReactiveCommands<byte[], byte[]>, Mono<T>> change) {
        return isWanted()
                ? link.oneSocketTo(key)
                        .publishOn(Steps.THREADS)
                        .flatMap(socket -> ask(socket)
                                .then(change.apply(socket))
                                .publishOn(Steps.THREADS)
                                .delayUntil(changed -> ask(socket)))
                : change.apply(link.commands());
    }

    private Mono<Void> ask(RedisClusterReactiveCommands<byte[], byte[]> socket) {
        return Mono.defer(() -> wanted.synced() ? synced(socket) : onReplicas(socket))
                .publishOn(Steps.THREADS);
    }

    private Mono<Void> onReplicas(RedisClusterReactiveCommands<byte[], byte[]> socket) {
        return socket.waitForReplication(wanted.replicas(), patience.toMillis())
                .flatMap(replicas -> replicas >= wanted.replicas() ? Mono.empty() : Mono.error(missing(1, replicas)));
    }

    private Mono<Void> synced(RedisClusterReactiveCommands<byte[], byte[]> socket) {
        CommandArgs<byte[], byte[]> arguments = new CommandArgs<>(ByteArrayCodec.INSTANCE)
                .add(1)
                .add(wanted.replicas())
                .add(patience.toMillis());
        return socket.<Long>dispatch(Word.WAITAOF, new IntegerListOutput<>(ByteArrayCodec.INSTANCE), arguments)
                .collectList()
                .flatMap(counts -> isEnough(counts) ? Mono.empty() : Mono.error(missing(counts.get(0), counts.get(1))));
    }

    private boolean isEnough(List<Long> counts) {
        return counts.get(0) >= 1 && counts.get(1) >= wanted.replicas();
    }

    private NotDone missing(long primary, long replicas) {
        String who = replicas + " of " + wanted.replicas() + " replicas" + (primary < 1 ? " and not the primary" : "");
        return new NotDone(
                "what was written is not as safe as it has to be: " + who + (wanted.synced() ? " synced" : " answered")
                        + " in " + patience.toMillis()
                        + " ms; see to the replicas, and set the server's min-replicas-to-write");
    }

    private enum Word implements ProtocolKeyword {
        WAITAOF;

        @Override
        public byte[] getBytes() {
            return name().getBytes(StandardCharsets.US_ASCII);
        }
    }
}
