package dev.lever4j.r2dbc;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * How a kind of table is made, by the resource that has its usual name.
 *
 * @param columns all of them, the primary key first
 */
record Schema(TableName usual, String columns) {
    static final Schema GRANTS = new Schema(new TableName("lever_grants"), "account, version, sealed");
    static final Schema DELIVERIES = new Schema(new TableName("lever_deliveries"), "delivery, ticket, since, ends");

    /** Who loses one finds the table the next time he looks, unless it is dropped all the time. */
    private static final int RACES = 5;

    /** Looks first: who has the table may not have the right to create one. */
    Mono<Void> make(TableName table, Transactions transactions) {
        return transactions
                .reading(connection -> probe(connection, table))
                .onErrorResume(
                        Trouble.NO_TABLE::isIn,
                        error -> transactions
                                .writing(connection -> create(connection, table).thenReturn(true))
                                .then())
                .retryWhen(Retry.max(RACES)
                        .filter(error -> Trouble.TAKEN.isIn(error) || Trouble.TOO_SLOW.isIn(error))
                        .onRetryExhaustedThrow((spec, signal) -> signal.failure()));
    }

    /** Fails if there is no such table, or one without the columns. */
    private Mono<Void> probe(Connection connection, TableName table) {
        String key = columns.substring(0, columns.indexOf(','));
        Statement select =
                connection.createStatement("SELECT " + columns + " FROM " + table + " WHERE " + key + " IS NULL");
        return Flux.from(select.execute())
                .concatMap(result -> result.map((row, metadata) -> row))
                .then();
    }

    private Mono<Void> create(Connection connection, TableName table) {
        return Mono.defer(() -> updated(connection.createStatement(ddl(table)))).then();
    }

    static Mono<Long> updated(Statement statement) {
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).reduce(0L, Long::sum);
    }

    private String ddl(TableName table) {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(usual + ".sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace(usual.text(), table.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
