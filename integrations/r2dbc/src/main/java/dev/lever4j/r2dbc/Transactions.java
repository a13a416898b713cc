package dev.lever4j.r2dbc;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.context.Context;

/**
 * A connection and a transaction of its own for each call, whatever state the connection comes in. It is rolled back if
 * it was not committed, and closed, however the call ends. Where the database does not answer to that in time, no pool
 * gets the connection back: it is the database that ends the transaction, when it finds the connection closed. After a
 * cancel no further step begins.
 */
final class Transactions {
    /** What is done in between. */
    interface Work<T> {
        Mono<T> on(Connection connection);
    }

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConnectionFactory factory;

    private final Duration patience;

    Transactions(ConnectionFactory factory) {
        this(factory, PATIENCE);
    }

    /** @param patience how long it waits for what ends a transaction */
    Transactions(ConnectionFactory factory, Duration patience) {
        this.factory = factory;
        this.patience = patience;
    }

    /** What the work emits, which changes nothing. */
    <T> Mono<T> reading(Work<T> work) {
        return call((connection, turns) -> begun(connection, turns).then(step(() -> work.on(connection), turns)));
    }

    /** What the work emits, once that is durable. Nothing is kept of work that emits nothing. */
    <T> Mono<T> writing(Work<T> work) {
        return call((connection, turns) -> begun(connection, turns)
                .then(Database.of(connection).saving(connection, saved(connection, work, turns))));
    }

    private static <T> Mono<T> saved(Connection connection, Work<T> work, Scheduler turns) {
        return step(() -> Database.of(connection).beforeSave(connection), turns)
                .then(step(() -> work.on(connection), turns))
                .delayUntil(done -> step(connection::commitTransaction, turns)
                        .then(step(() -> Database.of(connection).afterCommit(connection), turns)));
    }

    private interface Steps<T> {
        Mono<T> on(Connection connection, Scheduler turns);
    }

    private <T> Mono<T> call(Steps<T> steps) {
        return Mono.defer(() -> {
            Scheduler turns = Turns.ofOneCall();
            return Mono.usingWhen(
                            Mono.defer(() -> Mono.from(factory.create())),
                            connection -> steps.on(connection, turns).subscribeOn(turns),
                            connection -> release(connection, turns),
                            (connection, error) -> release(connection, turns),
                            connection -> giveUp(connection, turns))
                    .subscribeOn(turns)
                    .publishOn(turns)
                    .cancelOn(turns)
                    // no transaction of the caller's is in it, should the factory look for one there
                    .contextWrite(callers -> Context.empty());
        });
    }

    /** What somebody left open on a pooled connection is not ours to commit. */
    private static Mono<Void> begun(Connection connection, Scheduler turns) {
        return step(connection::rollbackTransaction, turns)
                .then(step(() -> Database.of(connection).begin(connection), turns));
    }

    /** The next one begins on a thread that may block, and after a cancel not at all. */
    private static <T> Mono<T> step(Supplier<Publisher<T>> step, Scheduler turns) {
        return Mono.defer(() -> Mono.from(step.get())).publishOn(turns);
    }

    /** A driver may not know yet that a transaction has begun, and would not roll it back: its answer comes first. */
    private Mono<Void> giveUp(Connection connection, Scheduler turns) {
        return ended(() -> connection.validate(ValidationDepth.REMOTE), turns)
                .flatMap(answered -> answered ? release(connection, turns) : discard(connection, turns));
    }

    /** What fails here changes nothing any more. */
    private Mono<Void> release(Connection connection, Scheduler turns) {
        return ended(connection::rollbackTransaction, turns)
                .flatMap(over -> over ? ended(connection::close, turns).then() : discard(connection, turns));
    }

    /** What was not answered may take effect later, in whatever is done on the connection then. */
    private Mono<Void> discard(Connection connection, Scheduler turns) {
        Connection physical = physical(connection);
        Mono<?> unusable = physical == connection ? Mono.empty() : ended(physical::close, turns);
        return unusable.then(ended(connection::close, turns)).then();
    }

    /** The one that a pool hands out as its own; it throws it away if that is closed. */
    private static Connection physical(Connection connection) {
        return connection instanceof Wrapped<?> wrapper && wrapper.unwrap() instanceof Connection inner
                ? physical(inner)
                : connection;
    }

    /** Whether it did by itself: a silent database must not keep a connection of the pool for as long as it is. */
    private Mono<Boolean> ended(Supplier<Publisher<?>> step, Scheduler turns) {
        return Mono.defer(() -> Mono.from(step.get()).then(Mono.just(true)))
                .timeout(patience)
                .onErrorReturn(false)
                .publishOn(turns);
    }
}
