package dev.lever4j.r2dbc;

import dev.lever4j.auth.GrantCipher;
import dev.lever4j.auth.GrantDocument;
import dev.lever4j.auth.StoredGrant;
import dev.lever4j.error.TokenStoreException;
import dev.lever4j.r2dbc.GrantRows.Row;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.security.MessageDigest;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One sealed grant per row. */
final class GrantTable {
    private final ConnectionFactory factory;
    private final TableName name;
    private final GrantCipher cipher;
    private final GrantRows rows;
    private final Transactions transactions;

    GrantTable(ConnectionFactory factory, TableName name, GrantCipher cipher) {
        this.factory = factory;
        this.name = name;
        this.cipher = cipher;
        this.rows = new GrantRows(name);
        this.transactions = new Transactions(factory);
    }

    GrantTable named(TableName other) {
        return new GrantTable(factory, other, cipher);
    }

    Mono<Void> create() {
        return Schema.GRANTS
                .make(name, transactions)
                .onErrorMap(error -> Failures.of("the table " + this + " could not be made ready", error));
    }

    Mono<StoredGrant> load(String account) {
        return document(account, transactions.reading(connection -> find(connection, account)))
                .map(document -> document.grant().orElseThrow(() -> noGrant(account)))
                .onErrorMap(error -> Failures.of("the grant of " + account + " could not be read from " + this, error));
    }

    /**
     * A save that arrived although its answer was lost is understood when it comes again: what is kept is the very same
     * grant then, and it is written once more. A transaction that only reads would end before the one that wrote has
     * reached the replicas.
     */
    Mono<Boolean> save(String account, StoredGrant grant) {
        return transactions
                .writing(connection -> replace(connection, account, grant))
                .onErrorResume(Trouble.TAKEN::isIn, error -> Mono.empty())
                .switchIfEmpty(Mono.defer(() -> confirmed(account, grant)))
                .defaultIfEmpty(false)
                .onErrorMap(error -> Failures.of("the grant of " + account + " could not be saved in " + this, error));
    }

    Mono<Void> forget(String account) {
        return transactions
                .writing(connection -> rows.delete(connection, account))
                .then()
                .onErrorMap(
                        error -> Failures.of("the grant of " + account + " could not be deleted from " + this, error));
    }

    Flux<String> accounts() {
        return transactions
                .reading(connection -> rows.accounts(connection).collectList())
                .flatMapIterable(accounts -> accounts)
                .onErrorMap(error -> Failures.of("the accounts in " + this + " could not be listed", error));
    }

    /**
     * Emits true, or nothing where there was nothing to replace. A column may have taken it and not be able to give it
     * back, so that is tried while the one before is still there.
     */
    private Mono<Boolean> replace(Connection connection, String account, StoredGrant grant) {
        Row row =
                new Row(grant.version(), cipher.seal(account, documentOf(grant).bytes()));
        Mono<Long> replaced =
                grant.version() == 1 ? rows.insert(connection, account, row) : rows.replace(connection, account, row);
        return replaced.filter(count -> count > 0)
                .flatMap(count -> find(connection, account))
                .map(kept -> isKept(row, kept, account));
    }

    /** Emits true, or nothing where another grant is kept, or none. Nothing is sealed on a thread of the driver's. */
    private Mono<Boolean> confirmed(String account, StoredGrant grant) {
        GrantDocument document = documentOf(grant);
        return transactions
                .reading(connection -> find(connection, account))
                .filter(found -> !found.isEmpty() && same(opened(account, found), document))
                .flatMap(found -> rewritten(account, only(found, account), document));
    }

    private Mono<Boolean> rewritten(String account, Row kept, GrantDocument document) {
        byte[] sealed = cipher.seal(account, document.bytes());
        return transactions
                .writing(connection ->
                        rows.rewrite(connection, account, kept, sealed).filter(count -> count > 0))
                .map(count -> true);
    }

    private boolean isKept(Row row, List<Row> kept, String account) {
        if (kept.isEmpty() || !only(kept, account).isSameAs(row)) {
            throw new TokenStoreException(
                    "what is put into " + this + " comes out changed; compare the table with lever_grants.sql", null);
        }
        return true;
    }

    private Mono<List<Row>> find(Connection connection, String account) {
        return rows.find(connection, account).collectList();
    }

    private Mono<GrantDocument> document(String account, Mono<List<Row>> rows) {
        return rows.filter(found -> !found.isEmpty()).map(found -> opened(account, found));
    }

    private GrantDocument opened(String account, List<Row> found) {
        Row row = only(found, account);
        GrantDocument document = GrantDocument.parse(cipher.open(account, row.sealed()));
        boolean agree = document.grant()
                .filter(grant -> grant.version() == row.version())
                .isPresent();
        if (!agree) {
            throw new TokenStoreException(
                    "the row of " + account + " in " + this + " says version " + row.version()
                            + ", the grant in it does not; was it changed by hand?",
                    null);
        }
        return document;
    }

    private Row only(List<Row> found, String account) {
        if (found.size() > 1) {
            throw new TokenStoreException(
                    account + " has " + found.size() + " rows in " + this + "; account must be its primary key", null);
        }
        return found.get(0);
    }

    private TokenStoreException noGrant(String account) {
        return new TokenStoreException("the row of " + account + " in " + this + " holds no grant", null);
    }

    private static boolean same(GrantDocument one, GrantDocument other) {
        return MessageDigest.isEqual(one.bytes(), other.bytes());
    }

    private static GrantDocument documentOf(StoredGrant grant) {
        return GrantDocument.empty().with(grant);
    }

    @Override
    public String toString() {
        return name + " of " + factory.getMetadata().getName();
    }
}
