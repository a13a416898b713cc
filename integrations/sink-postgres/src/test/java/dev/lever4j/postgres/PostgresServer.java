package dev.lever4j.postgres;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.lever4j.r2dbc.Watched;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.CopyInBuilder;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlStatement;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A real PostgreSQL, and what a test does to it behind an export's back. */
public final class PostgresServer implements AutoCloseable {
    public static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String ADMIN = "postgres";
    private static final List<Class<?>> PARTS = List.of(
            ConnectionFactory.class, PostgresqlConnection.class, PostgresqlStatement.class, CopyInBuilder.class);

    private final EmbeddedPostgres running;

    private PostgresServer(EmbeddedPostgres running) {
        this.running = running;
    }

    /** Where none can be had, the tests are reported as skipped, with the reason. */
    public static PostgresServer startedOrSkipped(Path data) {
        return startedOrSkipped(data, Map.of());
    }

    /** @param settings of the server's configuration */
    public static PostgresServer startedOrSkipped(Path data, Map<String, String> settings) {
        try {
            EmbeddedPostgres.Builder builder =
                    EmbeddedPostgres.builder().setDataDirectory(data).setPGStartupWait(Duration.ofSeconds(60));
            settings.forEach(builder::setServerConfig);
            return new PostgresServer(builder.start());
        } catch (IOException | RuntimeException e) {
            return abort("PostgreSQL cannot be started on this machine: " + e);
        }
    }

    /** Opens a connection for each call, as the admin. */
    public ConnectionFactory factory() {
        return factory(ADMIN, ADMIN, Map.of());
    }

    ConnectionFactory factory(String user, String database, Map<String, String> options) {
        return factory(running.getPort(), user, database, options);
    }

    static ConnectionFactory factory(int port, String user, String database, Map<String, String> options) {
        return new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host("localhost")
                .port(port)
                .username(user)
                .database(database)
                .options(options)
                .build());
    }

    public int port() {
        return running.getPort();
    }

    public void run(String... statements) {
        for (String statement : statements) {
            query(statement).blockOptional(LIMIT);
        }
    }

    /** Rows as texts, their columns apart by a bar. */
    public List<String> rows(String statement) {
        return query(statement).blockOptional(LIMIT).orElseThrow();
    }

    private Mono<List<String>> query(String statement) {
        return Mono.usingWhen(
                        Mono.defer(() -> Mono.from(factory().create())),
                        connection -> Flux.from(
                                        connection.createStatement(statement).execute())
                                .concatMap(result ->
                                        result.map((row, metadata) -> metadata.getColumnMetadatas().stream()
                                                .map(column -> Optional.ofNullable(row.get(column.getName()))
                                                        .map(Object::toString)
                                                        .orElse("null"))
                                                .collect(Collectors.joining("|"))))
                                .collectList(),
                        Connection::close)
                // a driver that is made on a thread of another one's would read its files there
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** What happens while somebody else has done this and not committed it; it is rolled back then. */
    public void during(String statement, Runnable meanwhile) {
        Connection other = Mono.from(factory().create()).blockOptional(LIMIT).orElseThrow();
        try {
            Mono.from(other.beginTransaction()).block(LIMIT);
            Flux.from(other.createStatement(statement).execute())
                    .concatMap(Result::getRowsUpdated)
                    .blockLast(LIMIT);
            meanwhile.run();
        } finally {
            Mono.from(other.close()).block(LIMIT);
        }
    }

    /** Whose steps can be seen, and replaced: create, beginTransaction, execute, build (of COPY), commitTransaction. */
    ConnectionFactory watched(Watched.Watcher watcher) {
        return Watched.over(factory(), PARTS, watcher);
    }

    /** Ends all connections but the one that this takes. */
    public Mono<List<String>> endOthers() {
        return query("SELECT pg_terminate_backend(pid, 10000)::text FROM pg_stat_activity"
                + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
    }

    @Override
    public void close() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
