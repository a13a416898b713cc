package dev.lever4j.r2dbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.auth.StoredGrant;
import dev.lever4j.client.token.TokenStore;
import dev.lever4j.error.TokenStoreException;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.IsolationLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

@Tag("it")
class PostgresFaultsTest {
    private static PostgresServer server;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = PostgresServer.startedOrSkipped(data);
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void createTables() {
        stores(server.factory()).createTable().block(Sql.LIMIT);
        Sql.run(server.factory(), "CREATE TABLE others (what TEXT)");
    }

    @AfterEach
    void dropTables() {
        Sql.run(server.factory(), "DROP TABLE lever_grants", "DROP TABLE others");
    }

    private static R2dbcTokenStores stores(ConnectionFactory factory) {
        return R2dbcTokenStores.over(factory, Grants.KEYS);
    }

    private static TokenStore acme() {
        return stores(server.factory()).forAccount("acme");
    }

    @Test
    void aConnectionThatIsKilledInTheMiddleOfASaveIsAnErrorAndTheNextSaveWorks() {
        acme().save(Grants.version(1)).block(Sql.LIMIT);
        ConnectionPool pool = server.pool(1);
        TokenStore store = stores(pool).forAccount("acme");
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Mono<Boolean> killed = Mono.usingWhen(
                server.factory().create(),
                blocker -> Mono.from(blocker.beginTransaction())
                        .then(run(blocker, "SELECT * FROM lever_grants FOR UPDATE"))
                        .then(Mono.fromRunnable(() -> store.save(Grants.version(2))
                                .subscribe(saved -> failure.complete(new AssertionError(saved)), failure::complete)))
                        .then(untilTrue("SELECT bool_or(pg_terminate_backend(pid)) FROM pg_stat_activity"
                                + " WHERE wait_event_type = 'Lock'")),
                Connection::close);
        assertThat(killed.block(Sql.LIMIT)).isTrue();
        assertThat(failure)
                .succeedsWithin(Sql.LIMIT)
                .satisfies(error -> assertThat(error)
                        .isInstanceOf(TokenStoreException.class)
                        .hasMessageContaining("the connection was lost"));
        assertThat(store.load().block(Sql.LIMIT))
                .extracting(StoredGrant::version)
                .isEqualTo(1L);
        assertThat(store.save(Grants.version(2)).block(Sql.LIMIT)).isTrue();
        pool.dispose();
    }

    /** The server of the tests runs with {@code synchronous_commit} off and flushes every ten seconds. */
    @Test
    void whatWasSavedOutlivesACrashOfTheServer() throws Exception {
        acme().save(Grants.version(1)).block(Sql.LIMIT);
        acme().save(Grants.version(2)).block(Sql.LIMIT);
        server.crash();
        server.startAgain();
        assertThat(acme().load().block(Sql.LIMIT))
                .extracting(StoredGrant::version)
                .isEqualTo(2L);
    }

    @Test
    void whatSomebodyLeftOpenOnAConnectionIsNotCommittedAndHidesNothing() {
        TokenStore other = acme();
        Function<Connection, Mono<Void>> leftOpen =
                connection -> Mono.from(connection.beginTransaction(IsolationLevel.REPEATABLE_READ))
                        .then(run(connection, "INSERT INTO others VALUES ('not to be kept')"))
                        .then(run(connection, "SELECT * FROM lever_grants"))
                        .then(other.save(Grants.version(1)))
                        .then();
        TokenStore store = stores(prepared(server.factory(), leftOpen)).forAccount("acme");
        assertThat(store.load().block(Sql.LIMIT))
                .extracting(StoredGrant::version)
                .isEqualTo(1L);
        assertThat(store.save(Grants.version(2)).block(Sql.LIMIT)).isTrue();
        assertThat(acme().load().block(Sql.LIMIT))
                .extracting(StoredGrant::version)
                .isEqualTo(2L);
        assertThat(Sql.query(server.factory(), "SELECT what FROM others")).isEmpty();
    }

    @Test
    void aConnectionWithAutocommitOffOrAFailedTransactionSavesAndCommits() {
        Function<Connection, Mono<Void>> autocommitOff = connection -> Mono.from(connection.setAutoCommit(false));
        Function<Connection, Mono<Void>> failed = connection -> Mono.from(connection.beginTransaction())
                .then(run(connection, "SELECT 1 / 0").onErrorComplete());
        long version = 0;
        for (Function<Connection, Mono<Void>> state : List.of(autocommitOff, failed)) {
            TokenStore store = stores(prepared(server.factory(), state)).forAccount("acme");
            version++;
            assertThat(store.save(Grants.version(version)).block(Sql.LIMIT)).isTrue();
            assertThat(acme().load().block(Sql.LIMIT))
                    .extracting(StoredGrant::version)
                    .isEqualTo(version);
        }
    }

    @Test
    void whereSessionsAreSerializableOneOfTwoIsLateAndNeitherFails() {
        Function<Connection, Mono<Void>> strict =
                connection -> Mono.from(connection.setTransactionIsolationLevel(IsolationLevel.SERIALIZABLE));
        ConnectionPool pool = PostgresServer.pool(prepared(server.factory(), strict), 2);
        TokenStore one = stores(pool).forAccount("acme");
        TokenStore other = stores(pool).forAccount("acme");
        for (long version = 1; version <= 50; version++) {
            assertThat(Flux.merge(
                                    one.save(Grants.version(version, "one")),
                                    other.save(Grants.version(version, "other")))
                            .collectList()
                            .block(Sql.LIMIT))
                    .as("version %s", version)
                    .containsExactlyInAnyOrder(true, false);
        }
        pool.dispose();
    }

    @Test
    void twoProcessesCreateTheTableAtOnce() {
        List<ConnectionPool> pools = List.of(server.pool(5), server.pool(5));
        for (int round = 0; round < 20; round++) {
            Sql.run(pools.get(0), "DROP TABLE lever_grants");
            Flux.range(0, 10)
                    .flatMap(i -> stores(pools.get(i % 2)).createTable())
                    .blockLast(Sql.LIMIT);
            assertThat(stores(pools.get(1))
                            .forAccount("acme")
                            .save(Grants.version(1))
                            .block(Sql.LIMIT))
                    .isTrue();
        }
        pools.forEach(ConnectionPool::dispose);
    }

    @Test
    void aCancelLeavesNoTransactionOpenInThePool() {
        for (String step : List.of("create", "beginTransaction", "execute", "commitTransaction")) {
            ConnectionPool pool = server.pool(1);
            Sinks.Empty<Void> cancel = Sinks.empty();
            ConnectionFactory watched = Watched.over(
                    pool,
                    (name, real) -> name.equals(step)
                            ? Flux.merge(real, cancelAt(cancel)).cast(Object.class)
                            : real);
            stores(watched)
                    .forAccount("acme")
                    .save(Grants.version(1, step))
                    .takeUntilOther(cancel.asMono())
                    .block(Sql.LIMIT);
            untilTrue(() -> pool.getMetrics().orElseThrow().acquiredSize() == 0).block(Sql.LIMIT);
            assertThat(Sql.query(
                            server.factory(),
                            "SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"))
                    .as("cancelled at %s", step)
                    .containsExactly(0L);
            assertThat(stores(pool).forAccount("acme").load().hasElement().block(Sql.LIMIT))
                    .isNotNull();
            pool.dispose();
        }
    }

    /** BEGIN is under way to a server that hangs, and takes effect when it goes on. */
    @Test
    void aServerThatHangsLeavesNoTransactionInThePoolForOthersToWriteInto() throws Exception {
        Sinks.Empty<Void> cancel = Sinks.empty();
        ConnectionPool pool = PostgresServer.pool(
                Watched.over(
                        server.factory(),
                        (name, real) -> name.equals("beginTransaction")
                                ? Flux.merge(real, cancelAt(cancel)).cast(Object.class)
                                : real),
                1);
        int process =
                (Integer) Sql.query(pool, "SELECT pg_backend_pid() AS pid").get(0);
        signal("STOP", process);
        try {
            new Transactions(pool, Duration.ofMillis(100))
                    .reading(connection -> Mono.error(new AssertionError("BEGIN was answered")))
                    .takeUntilOther(cancel.asMono())
                    .block(Sql.LIMIT);
            untilTrue(() -> pool.getMetrics().orElseThrow().acquiredSize() == 0).block(Sql.LIMIT);
        } finally {
            signal("CONT", process);
        }
        Sql.run(pool, "INSERT INTO others VALUES ('to be kept')");
        assertThat(Sql.query(server.factory(), "SELECT what FROM others")).containsExactly("to be kept");
        untilTrue("SELECT count(*) = 0 AS gone FROM pg_stat_activity WHERE pid = " + process)
                .block(Sql.LIMIT);
        pool.dispose();
    }

    private static void signal(String signal, int process) throws Exception {
        Process kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process)).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** When the step has begun, and its answer is still under way. */
    private static Mono<Object> cancelAt(Sinks.Empty<Void> cancel) {
        return Mono.fromRunnable(cancel::tryEmitEmpty);
    }

    private static Mono<Void> run(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .concatMap(result -> result.map((row, metadata) -> true))
                .then();
    }

    private static Mono<Boolean> untilTrue(String sql) {
        return untilTrue(() -> Sql.query(server.factory(), sql).contains(true));
    }

    private static Mono<Boolean> untilTrue(Callable<Boolean> condition) {
        return Mono.fromCallable(condition)
                .subscribeOn(Schedulers.boundedElastic())
                .filter(met -> met)
                .repeatWhenEmpty(5000, tries -> tries.delayElements(Duration.ofMillis(10)));
    }

    /** Connections in a state that somebody left them in. */
    private static ConnectionFactory prepared(ConnectionFactory real, Function<Connection, Mono<Void>> state) {
        return new ConnectionFactory() {
            @Override
            public Publisher<? extends Connection> create() {
                return Mono.from(real.create()).delayUntil(state);
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return real.getMetadata();
            }
        };
    }
}
