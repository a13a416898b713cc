package dev.lever4j.r2dbc;

import static org.junit.jupiter.api.Assumptions.abort;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A real PostgreSQL, which can be ended and started again over the same data. Runs with {@code synchronous_commit} off.
 */
final class PostgresServer implements AutoCloseable {
    private static final String ADMIN = "postgres";

    private final Path data;
    private EmbeddedPostgres running;

    private PostgresServer(Path data, EmbeddedPostgres running) {
        this.data = data;
        this.running = running;
    }

    /** Where none can be had, the tests are reported as skipped, with the reason. */
    static PostgresServer startedOrSkipped(Path data) {
        try {
            return new PostgresServer(data, start(data, 0));
        } catch (IOException | RuntimeException e) {
            return abort("PostgreSQL cannot be started on this machine: " + e);
        }
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                // what is not flushed at commit is not flushed soon
                .setServerConfig("wal_writer_delay", "10s")
                .start();
    }

    /** Opens a connection for each call, as the admin. */
    ConnectionFactory factory() {
        return factory(ADMIN, Map.of());
    }

    ConnectionFactory factory(String user, Map<String, String> options) {
        return factory(port(), user, options);
    }

    /** From another process. */
    static ConnectionFactory factory(int port) {
        return factory(port, ADMIN, Map.of());
    }

    private static ConnectionFactory factory(int port, String user, Map<String, String> options) {
        return new PostgresqlConnectionFactory(PostgresqlConnectionConfiguration.builder()
                .host("localhost")
                .port(port)
                .username(user)
                .database("postgres")
                .options(options)
                .build());
    }

    int port() {
        return running.getPort();
    }

    ConnectionPool pool(int size) {
        return pool(factory(), size);
    }

    static ConnectionPool pool(ConnectionFactory factory, int size) {
        return new ConnectionPool(ConnectionPoolConfiguration.builder(factory)
                .initialSize(0)
                .maxSize(size)
                .build());
    }

    void stop() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it without warning, as a kill -9 or a fault does. */
    void crash() throws IOException, ExecutionException, InterruptedException, TimeoutException {
        List<String> pidFile = Files.readAllLines(data.resolve("postmaster.pid"));
        ProcessHandle server = ProcessHandle.of(Long.parseLong(pidFile.get(0))).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(60, TimeUnit.SECONDS);
        stop();
    }

    void startAgain() {
        try {
            running = start(data, running.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
