package dev.lever4j.r2dbc;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The table: one statement each, and the database's clock in all of them. Of the row that is claimed and the one that
 * is done alike, {@code ends} says when the delivery is free again.
 */
record DeliveryRows(TableName table) {
    private static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";

    /** How many were inserted: one, or none if the delivery has a row. Of two at once one may fail. */
    Mono<Long> insert(Connection connection, String delivery, @Nullable String ticket, @Nullable Duration standing) {
        return Schema.updated(bound(
                connection.createStatement("INSERT INTO " + table + " (delivery, ticket, since, ends)"
                        + " SELECT CAST($1 AS BYTEA), CAST($2 AS VARCHAR(36)), " + NOW + ", " + NOW
                        + " + CAST($3 AS BIGINT) WHERE NOT EXISTS (SELECT 1 FROM " + table + " WHERE delivery = $1)"),
                delivery,
                ticket,
                standing));
    }

    /** How many changed: one, or none if the delivery has no row, or one that has not come to its end. */
    Mono<Long> claimAgain(Connection connection, String delivery, String ticket, Duration longest) {
        return replace(connection, delivery, ticket, longest, " AND ends <= " + NOW);
    }

    /** How many changed: one, or none if the delivery has no row. */
    Mono<Long> finish(Connection connection, String delivery, @Nullable Duration memory) {
        return replace(connection, delivery, null, memory, "");
    }

    private Mono<Long> replace(
            Connection connection,
            String delivery,
            @Nullable String ticket,
            @Nullable Duration standing,
            String condition) {
        return Schema.updated(bound(
                connection.createStatement("UPDATE " + table + " SET ticket = $2, since = " + NOW + ", ends = " + NOW
                        + " + CAST($3 AS BIGINT) WHERE delivery = $1" + condition),
                delivery,
                ticket,
                standing));
    }

    /** Emits the ticket of the delivery's row, empty if it is done; nothing if it has no row. */
    Mono<Optional<String>> find(Connection connection, String delivery) {
        Statement select = connection
                .createStatement("SELECT ticket FROM " + table + " WHERE delivery = $1")
                .bind(0, bytes(delivery));
        return Flux.from(select.execute())
                .concatMap(result -> result.map((row, metadata) -> Optional.ofNullable(row.get(0, String.class))))
                .next();
    }

    Mono<Long> delete(Connection connection, String delivery, String ticket) {
        return Schema.updated(connection
                .createStatement("DELETE FROM " + table + " WHERE delivery = $1 AND ticket = $2")
                .bind(0, bytes(delivery))
                .bind(1, ticket));
    }

    /** How many were deleted. What is claimed stays until it has come to its end. */
    Mono<Long> deleteOlderThan(Connection connection, Duration age) {
        return Schema.updated(connection
                .createStatement("DELETE FROM " + table + " WHERE since <= " + NOW + " - CAST($1 AS BIGINT)"
                        + " AND (ticket IS NULL OR ends <= " + NOW + ")")
                .bind(0, age.toMillis()));
    }

    private static Statement bound(
            Statement statement, String delivery, @Nullable String ticket, @Nullable Duration standing) {
        statement.bind(0, bytes(delivery));
        Statement ticketed = ticket == null ? statement.bindNull(1, String.class) : statement.bind(1, ticket);
        return standing == null ? ticketed.bindNull(2, Long.class) : ticketed.bind(2, standing.toMillis());
    }

    private static byte[] bytes(String delivery) {
        return delivery.getBytes(StandardCharsets.UTF_8);
    }
}
