package dev.lever4j.postgres;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * The one connection of a run. It holds the lock that keeps others out, so what is committed on it is committed under
 * that lock. It is closed however the run ends, and no pool gets it back: lock, temporary tables and what was not
 * committed go with it.
 */
final class Session {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PostgresqlConnection connection;

    private Session(PostgresqlConnection connection) {
        this.connection = connection;
    }

    static <T> Mono<T> with(ConnectionFactory factory, SchemaName schema, Function<Session, Mono<T>> work) {
        return Mono.usingWhen(
                opened(factory).onErrorMap(error -> Trouble.explained(schema, "schema " + schema, error)),
                connection -> Mono.defer(() -> work.apply(new Session(driver(connection, schema)))),
                Session::discard,
                (connection, error) -> discard(connection),
                Session::discard);
    }

    /** No transaction of the caller's is in it, should the factory look for one in the context. */
    private static Mono<Connection> opened(ConnectionFactory factory) {
        return Mono.<Connection>defer(() -> Mono.from(factory.create())).contextWrite(callers -> Context.empty());
    }

    private static PostgresqlConnection driver(Connection connection, SchemaName schema) {
        Connection physical = physical(connection);
        if (physical instanceof PostgresqlConnection known) {
            return known;
        }
        throw Trouble.otherDatabase(
                schema,
                "these are connections to " + connection.getMetadata().getDatabaseProductName()
                        + "; PostgreSQL and its own R2DBC driver are needed");
    }

    /** The one that a pool hands out as its own. */
    private static Connection physical(Connection connection) {
        return !(connection instanceof PostgresqlConnection)
                        && connection instanceof Wrapped<?> wrapper
                        && wrapper.unwrap() instanceof Connection inner
                ? physical(inner)
                : connection;
    }

    private static Mono<Void> discard(Connection connection) {
        Connection physical = physical(connection);
        return physical == connection ? closed(connection) : closed(physical).then(closed(connection));
    }

    /** What fails here changes nothing any more. */
    private static Mono<Void> closed(Connection connection) {
        return Mono.defer(() -> Mono.from(connection.close())).timeout(PATIENCE).onErrorComplete();
    }

    /** What the work emits, once it is committed. Not rolled back: who fails here does not go on. */
    <T> Mono<T> transaction(Mono<T> work) {
        // stricter levels fail where one that writes is only late
        return connection
                .beginTransaction(IsolationLevel.READ_COMMITTED)
                .then(work)
                .flatMap(done -> connection.commitTransaction().thenReturn(done));
    }

    /** @param arguments of its {@code $1}, {@code $2}, ...; texts where they are null */
    Mono<Long> run(String sql, @Nullable Object... arguments) {
        return Flux.from(statement(sql, arguments).execute())
                .concatMap(Result::getRowsUpdated)
                .reduce(0L, Long::sum);
    }

    Mono<Void> runAll(List<String> statements) {
        return Flux.fromIterable(statements).concatMap(this::run).then();
    }

    <T> Flux<T> query(Function<Row, T> read, String sql, @Nullable Object... arguments) {
        return Flux.from(statement(sql, arguments).execute())
                .concatMap(result -> result.map((row, metadata) -> read.apply(row)));
    }

    private Statement statement(String sql, @Nullable Object... arguments) {
        Statement statement = connection.createStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            statement.bind(i, argument == null ? Parameters.in(R2dbcType.VARCHAR) : argument);
        }
        return statement;
    }

    /** @param frames in memory, so that they end by themselves: the driver asks for them even after a cancel */
    Mono<Long> copy(String sql, List<byte[]> frames) {
        Flux<Publisher<ByteBuf>> source =
                Flux.fromIterable(frames).map(frame -> Mono.fromSupplier(() -> Unpooled.wrappedBuffer(frame)));
        return connection.copyIn(sql).fromMany(source).build();
    }
}
