package dev.lever4j.r2dbc;

import dev.lever4j.auth.GrantCipher;
import dev.lever4j.auth.GrantKeys;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.AccountName;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.client.token.TokenStores;
import io.r2dbc.spi.ConnectionFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps each account's grant in a row of one table, for all processes that reach the database: PostgreSQL, or H2 in the
 * process. Grants are sealed with {@link GrantCipher}; who reads the table without the key learns the accounts' names
 * and how often each was saved. Who can write to it can put an old row back, which no key prevents.
 *
 * <p>Driver and pool are the application's. Each call takes one connection of the factory, runs one transaction on it
 * and closes it, however the call ends; what the database does not end in five seconds, a pool does not get back
 * usable. The factory must not be one that hands out a connection with a transaction of the caller's. A call runs on
 * the bounded elastic scheduler, so that a driver may block, as H2's does.
 *
 * <p>A saved grant has been committed and written to disk, also where PostgreSQL runs with {@code synchronous_commit}
 * off, and survives what the database survives. If the connection is lost in the middle of a save, that is an error,
 * and whether it was saved is unknown; saving the same grant once more tells.
 *
 * <p>A row that opens with none of the keys, or is not what was saved, is an error and never taken for an account
 * without a grant. Errors are {@link dev.lever4j.error.TokenStoreException}.
 */
public final class R2dbcTokenStores implements TokenStores {
    private final GrantTable table;

    private R2dbcTokenStores(GrantTable table) {
        this.table = table;
    }

    /** In the table {@code lever_grants}. Nothing is done before something is subscribed to. */
    public static R2dbcTokenStores over(ConnectionFactory factory, GrantKeys keys) {
        return new R2dbcTokenStores(new GrantTable(factory, Schema.GRANTS.usual(), GrantCipher.with(keys)));
    }

    /**
     * The same in another table.
     *
     * @param name a plain identifier, with a schema's before it or without, such as {@code crm.lever_grants}
     * @throws IllegalArgumentException if it is anything else
     */
    public R2dbcTokenStores table(String name) {
        return new R2dbcTokenStores(table.named(new TableName(name)));
    }

    /**
     * Cold; completes when the table is there. It is created if it is not, once, however many processes do this at the
     * same time. The statement is the resource {@code lever_grants.sql} beside this class.
     */
    public Mono<Void> createTable() {
        return table.create();
    }

    @Override
    public TokenStore forAccount(String account) {
        return new R2dbcTokenStore(table, AccountName.checked(account));
    }

    @Override
    public Flux<String> accounts() {
        return table.accounts();
    }

    @Override
    public Mono<Void> forget(String account) {
        return table.forget(AccountName.checked(account));
    }

    @Override
    public String toString() {
        return "R2dbcTokenStores[" + table + "]";
    }

    /** Two are equal if they are the same account's of the same {@link R2dbcTokenStores}. */
    private record R2dbcTokenStore(GrantTable table, String account) implements TokenStore {
        @Override
        public Mono<StoredGrant> load() {
            return table.load(account);
        }

        @Override
        public Mono<Boolean> save(StoredGrant grant) {
            return table.save(account, grant);
        }
    }
}
