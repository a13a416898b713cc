package dev.lever4j.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.token.TokenStore;
import dev.lever4j.error.TokenStoreException;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

/** Which steps are taken on a connection, seen by a watched driver. */
class TransactionsTest {
    private static final Set<String> SHOWN =
            Set.of("create", "beginTransaction", "commitTransaction", "rollbackTransaction", "validate", "close");

    private final Memory memory = Memory.withTable();
    private final List<String> ledger = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    @AfterEach
    void end() {
        memory.close();
    }

    private TokenStore acme(Watched.Watcher watcher) {
        return memory.stores((step, real) -> {
                    if (SHOWN.contains(step)) {
                        ledger.add(step);
                    }
                    return step.equals("close")
                            ? Flux.from(watcher.apply(step, real)).doFinally(end -> closed.countDown())
                            : watcher.apply(step, real);
                })
                .forAccount("acme");
    }

    @Test
    void aSaveRollsBackWhatWasLeftOpenAndCommitsItsOwn() {
        StepVerifier.create(acme((step, real) -> real).save(Grants.version(1)))
                .expectNext(true)
                .expectComplete()
                .verify(Sql.LIMIT);
        assertThat(ledger)
                .containsExactly(
                        "create",
                        "rollbackTransaction",
                        "beginTransaction",
                        "commitTransaction",
                        "rollbackTransaction",
                        "close");
    }

    @Test
    void aLoadCommitsNothing() {
        StepVerifier.create(acme((step, real) -> real).load()).expectComplete().verify(Sql.LIMIT);
        assertThat(ledger)
                .containsExactly("create", "rollbackTransaction", "beginTransaction", "rollbackTransaction", "close");
    }

    @Test
    void whatFailsIsRolledBackAndClosed() {
        for (String failing : List.of("beginTransaction", "execute", "commitTransaction", "getRowsUpdated", "map")) {
            ledger.clear();
            StepVerifier.create(acme((step, real) -> step.equals(failing) ? Flux.error(lost()) : real)
                            .save(Grants.version(1)))
                    .expectError(TokenStoreException.class)
                    .verify(Sql.LIMIT);
            assertThat(ledger).as(failing).endsWith("rollbackTransaction", "close");
            assertThat(memory.stores().forAccount("acme").load().blockOptional(Sql.LIMIT))
                    .as(failing)
                    .isEmpty();
        }
    }

    @Test
    void whatFailsAfterTheCommitChangesNothing() {
        TokenStore store = acme((step, real) ->
                step.equals("close") || step.equals("rollbackTransaction") && ledger.contains("commitTransaction")
                        ? real.thenMany(Flux.error(lost()))
                        : real);
        StepVerifier.create(store.save(Grants.version(1)))
                .expectNext(true)
                .expectComplete()
                .verify(Sql.LIMIT);
    }

    @Test
    void aCommitWhoseAnswerIsLostIsAnErrorAndTheSameSaveAgainIsUnderstood() {
        TokenStore losing =
                acme((step, real) -> step.equals("commitTransaction") ? real.thenMany(Flux.error(lost())) : real);
        TokenStore store = memory.stores().forAccount("acme");
        for (long version = 1; version <= 2; version++) {
            StepVerifier.create(losing.save(Grants.version(version, "mine")))
                    .expectErrorMessage("the grant of acme could not be saved in lever_grants of H2: the database could"
                            + " not be reached, or the connection was lost; check that it runs"
                            + " (R2dbcNonTransientResourceException)")
                    .verify(Sql.LIMIT);
            assertThat(store.save(Grants.version(version, "other")).block(Sql.LIMIT))
                    .isFalse();
            assertThat(store.save(Grants.version(version, "mine")).block(Sql.LIMIT))
                    .isTrue();
        }
        assertThat(store.save(Grants.version(1, "mine")).block(Sql.LIMIT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"beginTransaction", "execute", "getRowsUpdated"})
    void afterACancelNoFurtherStepBeginsAndTheConnectionIsClosed(String hanging) throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        Disposable save = acme((step, real) -> step.equals(hanging) && reached.getCount() == 1
                        ? real.thenMany(Flux.never()).doOnSubscribe(s -> reached.countDown())
                        : real)
                .save(Grants.version(1))
                .subscribe();
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
        save.dispose();
        awaitClosed();
        assertThat(ledger).doesNotContain("commitTransaction").endsWith("validate", "rollbackTransaction", "close");
        assertThat(memory.stores().forAccount("acme").load().blockOptional(Sql.LIMIT))
                .isEmpty();
    }

    /** What it was told may still happen there. */
    @ParameterizedTest
    @ValueSource(strings = {"validate", "rollbackTransaction"})
    void nobodyGetsTheConnectionOfASilentDatabaseAndItsPoolHasRoomForAnother(String silent)
            throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        AtomicBoolean silence = new AtomicBoolean();
        List<String> misplaced = new CopyOnWriteArrayList<>();
        ConnectionPool pool = poolOfOne(Watched.over(memory.factory(), (step, real) -> {
            ledger.add(step);
            if (Schedulers.isInNonBlockingThread()) {
                misplaced.add(step);
            }
            return step.equals(silent) && silence.compareAndSet(true, false) ? Flux.never() : real;
        }));
        Transactions transactions = new Transactions(pool, Duration.ofMillis(20));
        Disposable call = transactions
                .reading(connection -> Mono.never().doOnSubscribe(s -> {
                    silence.set(true);
                    reached.countDown();
                }))
                .subscribe();
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
        call.dispose();
        assertThat(transactions.reading(connection -> Mono.just("another")).block(Sql.LIMIT))
                .isEqualTo("another");
        assertThat(ledger.stream().filter("create"::equals)).hasSize(2);
        assertThat(ledger.stream().filter("close"::equals)).isNotEmpty();
        assertThat(misplaced).isEmpty();
        assertThat(pool.getMetrics().orElseThrow().acquiredSize()).isZero();
        assertThat(pool.getMetrics().orElseThrow().allocatedSize()).isEqualTo(1);
        pool.dispose();
    }

    private static ConnectionPool poolOfOne(ConnectionFactory factory) {
        return new ConnectionPool(ConnectionPoolConfiguration.builder(factory)
                .initialSize(0)
                .maxSize(1)
                .allocatorSubscribeOn(Schedulers.boundedElastic())
                .build());
    }

    private void awaitClosed() throws InterruptedException {
        assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aDriverThatBlocksIsNotInterruptedByACancelAndItsConnectionIsUsedByOneThread() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Thread> threads = new CopyOnWriteArrayList<>();
        List<InterruptedException> interrupts = new CopyOnWriteArrayList<>();
        Disposable save = acme((step, real) -> {
                    threads.add(Thread.currentThread());
                    if (step.equals("beginTransaction")) {
                        reached.countDown();
                        try {
                            assertThat(goOn.await(60, TimeUnit.SECONDS)).isTrue();
                        } catch (InterruptedException e) {
                            interrupts.add(e);
                        }
                    }
                    return real;
                })
                .save(Grants.version(1))
                .subscribe();
        assertThat(reached.await(60, TimeUnit.SECONDS)).isTrue();
        save.dispose();
        goOn.countDown();
        awaitClosed();
        assertThat(interrupts).isEmpty();
        assertThat(Set.copyOf(threads)).hasSize(1);
    }

    @Test
    void noContextOfTheCallerReachesTheFactory() {
        List<Boolean> empty = new CopyOnWriteArrayList<>();
        acme((step, real) -> Flux.deferContextual(context -> {
                    empty.add(context.isEmpty());
                    return real;
                }))
                .save(Grants.version(1))
                .contextWrite(Context.of("transaction", "the caller's"))
                .block(Sql.LIMIT);
        assertThat(empty).isNotEmpty().containsOnly(true);
    }

    @Test
    void whatTheCallerDoesNextRunsNotOnTheDriversThread() {
        TokenStore store = acme((step, real) -> step.equals("close") ? real.publishOn(Schedulers.parallel()) : real);
        assertThat(store.load()
                        .hasElement()
                        .map(none -> Schedulers.isInNonBlockingThread())
                        .block(Sql.LIMIT))
                .isFalse();
    }

    @Test
    void aFactoryThatThrowsIsAFailureOfTheStore() {
        ConnectionFactory broken = new ConnectionFactory() {
            @Override
            public Publisher<? extends io.r2dbc.spi.Connection> create() {
                throw new IllegalStateException("closed");
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return () -> "Broken";
            }
        };
        Mono<Boolean> save =
                R2dbcTokenStores.over(broken, Grants.KEYS).forAccount("acme").save(Grants.version(1));
        StepVerifier.create(save)
                .expectErrorMessage(
                        "the grant of acme could not be saved in lever_grants of Broken: the database or its"
                                + " driver refused; its log may say why (IllegalStateException)")
                .verify(Sql.LIMIT);
    }

    private static R2dbcNonTransientResourceException lost() {
        return new R2dbcNonTransientResourceException("connection reset");
    }
}
