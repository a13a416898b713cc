package dev.lever4j.redis;

import dev.lever4j.auth.GrantCipher;
import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.AccountName;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import io.lettuce.core.RedisURI;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps each account's grant under a key of its own in Redis, for all processes that reach it. What a saved grant
 * outlives is up to the server: see {@link Durability}. The server must not evict ({@code maxmemory-policy
 * noeviction}), or it forgets grants without a word.
 *
 * <p>Grants are sealed with {@link GrantCipher}, each for its key. Who reads Redis without the keys learns the
 * accounts' names and when they change. Who can write to it can put an old copy back, which no key prevents.
 *
 * <p>The first call connects, and the first one after a connection was lost connects anew, so that Redis may be down
 * when an application starts. Nothing is sent twice: a save whose answer is lost is an error, and saving the same grant
 * once more tells whether it is kept. What is not a grant that one of the keys opens is an error and never taken for an
 * account without one. Errors are {@link dev.lever4j.error.TokenStoreException}.
 *
 * <p>{@link #accounts} walks through all keys of the database; give the store one of its own if others are large.
 */
public final class RedisTokenStores implements TokenStores, AutoCloseable {
    private final RedisServers servers;
    private final RedisGrants grants;

    private RedisTokenStores(RedisServers servers, GrantKeys keys, RedisStoreSettings settings) {
        // while a server waits for replicas it answers nothing else on that socket
        Confirmation confirmation =
                new Confirmation(settings.durability(), settings.timeout().dividedBy(2));
        Line reading = servers.line();
        Line changing = confirmation.isWanted() ? servers.line() : reading;
        KeySpace keySpace = new KeySpace(settings.prefix());
        this.servers = servers;
        this.grants = new RedisGrants(keySpace, GrantCipher.with(keys), confirmation, reading, changing);
    }

    /** {@link #at(RedisURI, GrantKeys, RedisStoreSettings)} with the defaults. */
    public static RedisTokenStores at(RedisURI server, GrantKeys keys) {
        return at(server, keys, RedisStoreSettings.DEFAULT);
    }

    /**
     * On one server, or on the primary that Sentinel knows. Does not connect yet.
     *
     * @param server never a replica
     */
    public static RedisTokenStores at(RedisURI server, GrantKeys keys, RedisStoreSettings settings) {
        return new RedisTokenStores(ServerLink.to(server, settings), keys, settings);
    }

    /**
     * On a cluster. Does not connect yet.
     *
     * @param nodes some of the cluster's, through which the others are found
     */
    public static RedisTokenStores inCluster(Collection<RedisURI> nodes, GrantKeys keys, RedisStoreSettings settings) {
        return new RedisTokenStores(ClusterLink.to(List.copyOf(nodes), settings), keys, settings);
    }

    @Override
    public TokenStore forAccount(String account) {
        return new RedisTokenStore(this, AccountName.checked(account));
    }

    @Override
    public Flux<String> accounts() {
        return reading("the accounts could not be listed from ", grants::accounts)
                .flatMapIterable(accounts -> accounts);
    }

    @Override
    public Mono<Void> forget(String account) {
        AccountName.checked(account);
        return changing("the grant of " + account + " could not be deleted from ", () -> grants.forget(account));
    }

    /**
     * Begins to close the connections and does not wait. Calls under way fail, and so do later ones; close the clients
     * that use the store first.
     */
    @Override
    public void close() {
        servers.close();
    }

    private <T> Mono<T> reading(String what, Supplier<Mono<T>> call) {
        return offLoop(call).onErrorMap(error -> Failures.ofReading(what + servers, error));
    }

    private <T> Mono<T> changing(String what, Supplier<Mono<T>> call) {
        return offLoop(call).onErrorMap(error -> Failures.ofChanging(what + servers, error));
    }

    /** Lettuce takes locks when it is handed a command, and sealing may wait for randomness. */
    private <T> Mono<T> offLoop(Supplier<Mono<T>> call) {
        return servers.unlessClosed(call).subscribeOn(Steps.THREADS);
    }

    @Override
    public String toString() {
        return "RedisTokenStores[" + servers + ", " + grants + "]";
    }

    private record RedisTokenStore(RedisTokenStores stores, String account) implements TokenStore {
        @Override
        public Mono<StoredGrant> load() {
            return stores.reading(
                    "the grant of " + account + " could not be read from ", () -> stores.grants.load(account));
        }

        @Override
        public Mono<Boolean> save(StoredGrant grant) {
            return stores.changing(
                    "the grant of " + account + " could not be saved in ", () -> stores.grants.save(account, grant));
        }
    }
}
