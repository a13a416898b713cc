package dev.lever4j.r2dbc;

import dev.lever4j.client.webhook.Claim;
import dev.lever4j.client.webhook.SeenDeliveries;
import dev.lever4j.client.webhook.SeenDeliveriesException;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Remembers in a table which deliveries have been handled, for all processes that reach the database: PostgreSQL, or H2
 * in the process. For good unless it is given a {@link #memory(Duration)}, so that deliveries of any age may be taken.
 * The clock that counts is the database's.
 *
 * <p>Driver and pool are the application's, and used as by {@link R2dbcTokenStores}: each call is a transaction of its
 * own, on the bounded elastic scheduler, and what it did is on disk when it completes. Nothing is tried again but what
 * lost a race. Errors are {@link SeenDeliveriesException}; whether it was done is unknown then.
 */
public final class R2dbcSeenDeliveries implements SeenDeliveries {
    /** Of two that insert at once one fails, or inserts nothing, and finds the other's row when it looks again. */
    private static final int RACES = 5;

    private final ConnectionFactory factory;
    private final TableName name;
    private final @Nullable Duration memory;
    private final DeliveryRows rows;
    private final Transactions transactions;

    private R2dbcSeenDeliveries(ConnectionFactory factory, TableName name, @Nullable Duration memory) {
        this.factory = factory;
        this.name = name;
        this.memory = memory;
        this.rows = new DeliveryRows(name);
        this.transactions = new Transactions(factory);
    }

    /** In the table {@code lever_deliveries}, for good. Nothing is done before something is subscribed to. */
    public static R2dbcSeenDeliveries over(ConnectionFactory factory) {
        return new R2dbcSeenDeliveries(factory, Schema.DELIVERIES.usual(), null);
    }

    /**
     * The same in another table.
     *
     * @param other a plain identifier, with a schema's before it or without, such as {@code crm.lever_deliveries}
     * @throws IllegalArgumentException if it is anything else
     */
    public R2dbcSeenDeliveries table(String other) {
        return new R2dbcSeenDeliveries(factory, new TableName(other), memory);
    }

    /**
     * The same, but what is done from now on counts anew after so long. Its row stays until {@link #forgetOlderThan}.
     *
     * @throws IllegalArgumentException if it is shorter than a second
     */
    public R2dbcSeenDeliveries memory(Duration other) {
        if (other.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("remember deliveries for a second at least, not " + other);
        }
        return new R2dbcSeenDeliveries(factory, name, other);
    }

    /**
     * Cold; completes when the table is there. It is created if it is not, once, however many processes do this at the
     * same time. The statement is the resource {@code lever_deliveries.sql} beside this class.
     */
    public Mono<Void> createTable() {
        return Schema.DELIVERIES
                .make(name, transactions)
                .onErrorMap(error -> Failures.ofDeliveries("the table " + this + " could not be made ready", error));
    }

    /** Under a ticket that nobody else has. */
    @Override
    public Mono<Claim> claim(String key, Duration longest) {
        return call("claimed", connection -> claim(connection, key, longest));
    }

    private Mono<Claim> claim(Connection connection, String key, Duration longest) {
        Claim.Mine mine = new Claim.Mine(key, UUID.randomUUID().toString());
        return rows.insert(connection, key, mine.ticket(), longest)
                .filter(inserted -> inserted > 0)
                .switchIfEmpty(Mono.defer(() -> rows.claimAgain(connection, key, mine.ticket(), longest)))
                .filter(changed -> changed > 0)
                .<Claim>map(changed -> mine)
                .switchIfEmpty(Mono.defer(() -> another(connection, key)));
    }

    /** Whoever had claimed it and gave it back in this moment is another too: it comes again. */
    private Mono<Claim> another(Connection connection, String key) {
        return rows.find(connection, key)
                .<Claim>map(ticket -> ticket.isPresent() ? new Claim.Others() : new Claim.Done())
                .defaultIfEmpty(new Claim.Others());
    }

    @Override
    public Mono<Void> done(Claim.Mine claim) {
        return call("noted as done", connection -> finish(connection, claim.key()))
                .then();
    }

    /** Between the one statement and the other a row may come, or go: of another's claim. */
    private Mono<Long> finish(Connection connection, String key) {
        return rows.finish(connection, key, memory)
                .filter(changed -> changed > 0)
                .switchIfEmpty(Mono.defer(() -> rows.insert(connection, key, null, memory)))
                .filter(changed -> changed > 0)
                .repeatWhenEmpty(RACES, rounds -> rounds);
    }

    @Override
    public Mono<Void> release(Claim.Mine claim) {
        return call("released", connection -> rows.delete(connection, claim.key(), claim.ticket()))
                .then();
    }

    @Override
    public Optional<Duration> memory() {
        return Optional.ofNullable(memory);
    }

    /**
     * Cold; forgets what was done so long ago or longer, and claims made so long ago that came to their end, and emits
     * how many. What is forgotten counts anew when it comes again, so give it twice the window of the verifier at
     * least, and name that window ({@code within(..)}): over a store that remembers for good it takes deliveries of any
     * age.
     *
     * @param age counted from when it was done, or claimed
     */
    public Mono<Long> forgetOlderThan(Duration age) {
        return transactions
                .writing(connection -> rows.deleteOlderThan(connection, age))
                .onErrorMap(error -> Failures.ofDeliveries("old deliveries could not be deleted from " + this, error));
    }

    private <T> Mono<T> call(String what, Transactions.Work<T> work) {
        return transactions
                .writing(work)
                .retryWhen(Retry.max(RACES)
                        .filter(Trouble.TAKEN::isIn)
                        .onRetryExhaustedThrow((spec, signal) -> signal.failure()))
                .onErrorMap(error -> Failures.ofDeliveries("a delivery could not be " + what + " in " + this, error));
    }

    @Override
    public String toString() {
        return name + " of " + factory.getMetadata().getName();
    }
}
