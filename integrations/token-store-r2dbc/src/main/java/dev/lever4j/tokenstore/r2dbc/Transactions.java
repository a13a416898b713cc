package dev.lever4j.tokenstore.r2dbc;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * A connection and a transaction of its own for each call, whatever state the connection comes in. It is rolled back if
 * it was not committed, and closed, however the call ends. After a cancel no further step begins.
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
                .then(step(() -> Database.of(connection).beforeSave(connection), turns))
                .then(step(() -> work.on(connection), turns))
                .delayUntil(done -> step(connection::commitTransaction, turns)
                        .then(step(() -> Database.of(connection).afterCommit(connection), turns))));
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
                            this::release,
                            (connection, error) -> release(connection),
                            this::giveUp)
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
    private Mono<Void> giveUp(Connection connection) {
        return atMost(() -> connection.validate(ValidationDepth.REMOTE)).then(release(connection));
    }

    /** What fails here changes nothing any more. */
    private Mono<Void> release(Connection connection) {
        return atMost(connection::rollbackTransaction).then(atMost(connection::close));
    }

    /** A database that is silent must not keep a connection of the pool for as long as it is. What follows may block. */
    private Mono<Void> atMost(Supplier<Publisher<?>> step) {
        return Mono.defer(() -> Mono.from(step.get()).then()).timeout(patience, Schedulers.boundedElastic()).onErrorComplete();
    }
}
