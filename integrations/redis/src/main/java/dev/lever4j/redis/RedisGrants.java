package dev.lever4j.redis;

import dev.lever4j.auth.GrantCipher;
import dev.lever4j.auth.GrantDocument;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.error.TokenStoreException;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanStream;
import io.lettuce.core.cluster.api.reactive.RedisClusterReactiveCommands;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** One sealed grant under each account's key. */
final class RedisGrants {
    private static final byte[] NONE = {};
    private static final int A_PAGE = 1000;

    private final KeySpace keys;
    private final GrantCipher cipher;
    private final Confirmation confirmation;
    private final Line reading;
    private final Line changing;

    /** @param changing a line of its own where changes wait for confirmations, since all behind them wait too */
    RedisGrants(KeySpace keys, GrantCipher cipher, Confirmation confirmation, Line reading, Line changing) {
        this.keys = keys;
        this.cipher = cipher;
        this.confirmation = confirmation;
        this.reading = reading;
        this.changing = changing;
    }

    Mono<StoredGrant> load(String account) {
        String key = keys.key(account);
        return reading.asking(link -> link.commands().get(bytes(key))).map(kept -> grant(cipher.open(key, kept)));
    }

    Mono<Boolean> save(String account, StoredGrant grant) {
        String key = keys.key(account);
        byte[] document = GrantDocument.empty().with(grant).bytes();
        return changing.asking(link -> link.commands().get(bytes(key)))
                .singleOptional()
                .flatMap(found -> follows(key, found, grant.version(), document)
                        ? replace(key, found, document)
                        : Mono.just(false));
    }

    Mono<Void> forget(String account) {
        byte[] key = bytes(keys.key(account));
        // asks first: that a link was lost while it lay idle is noticed where a second try does no harm
        return changing.asking(link -> link.commands().exists(key))
                .then(change(key, commands -> commands.del(key)))
                .then();
    }

    Mono<Set<String>> accounts() {
        ScanArgs page = new ScanArgs().match(bytes(keys.pattern())).limit(A_PAGE);
        return reading.asking(link -> ScanStream.scan(link.commands(), page)
                .publishOn(Steps.THREADS)
                .mapNotNull(key ->
                        keys.account(new String(key, StandardCharsets.UTF_8)).orElse(null))
                .collect(Collectors.toSet()));
    }

    /** Also if it is there already: that was a save whose answer was lost, or that was not confirmed. */
    private boolean follows(String key, Optional<byte[]> found, long version, byte[] document) {
        if (found.isEmpty()) {
            return version == 1;
        }
        byte[] kept = cipher.open(key, found.get());
        return version == grant(kept).version() + 1 || Arrays.equals(kept, document);
    }

    private Mono<Boolean> replace(String key, Optional<byte[]> found, byte[] document) {
        byte[] next = cipher.seal(key, document);
        return change(bytes(key), commands -> CompareAndSet.run(commands, bytes(key), found.orElse(NONE), next));
    }

    private <T> Mono<T> change(byte[] key, Function<RedisClusterReactiveCommands<byte[], byte[]>, Mono<T>> change) {
        return changing.telling(link -> confirmation.of(link, key, change));
    }

    private static StoredGrant grant(byte[] document) {
        return GrantDocument.parse(document)
                .grant()
                .orElseThrow(() -> new TokenStoreException("what is kept of an account holds no refresh token", null));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return keys.toString();
    }
}
