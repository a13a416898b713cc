package dev.lever4j.r2dbc;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Statement;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table: one statement each. What it is made of is the table's name and parameters, nothing else. */
record GrantRows(TableName table) {
    record Row(long version, byte[] sealed) {
        boolean isSameAs(Row other) {
            return version == other.version && Arrays.equals(sealed, other.sealed);
        }
    }

    Flux<Row> find(Connection connection, String account) {
        Statement select = connection
                .createStatement("SELECT version, sealed FROM " + table + " WHERE account = $1")
                .bind(0, bytes(account));
        return Flux.from(select.execute())
                .concatMap(result -> result.map((row, metadata) -> new Row(
                        Objects.requireNonNull(row.get(0, Long.class)),
                        Objects.requireNonNull(row.get(1, byte[].class)))));
    }

    /** How many were inserted: one, or none if the account has a row. Of two at once one may fail. */
    Mono<Long> insert(Connection connection, String account, Row row) {
        return Schema.updated(connection
                .createStatement("INSERT INTO " + table + " (account, version, sealed)"
                        + " SELECT CAST($1 AS BYTEA), CAST($2 AS BIGINT), CAST($3 AS BYTEA)"
                        + " WHERE NOT EXISTS (SELECT 1 FROM " + table + " WHERE account = $1)")
                .bind(0, bytes(account))
                .bind(1, row.version())
                .bind(2, row.sealed()));
    }

    /** How many were replaced: one, or none if the account's row has not the version before. */
    Mono<Long> replace(Connection connection, String account, Row row) {
        return Schema.updated(connection
                .createStatement(
                        "UPDATE " + table + " SET version = $1, sealed = $2 WHERE account = $3 AND version = $4")
                .bind(0, row.version())
                .bind(1, row.sealed())
                .bind(2, bytes(account))
                .bind(3, row.version() - 1));
    }

    /** How many were written anew: one, or none if the account's row is not this one any more. */
    Mono<Long> rewrite(Connection connection, String account, Row kept, byte[] sealed) {
        return Schema.updated(connection
                .createStatement(
                        "UPDATE " + table + " SET sealed = $1 WHERE account = $2 AND version = $3 AND sealed = $4")
                .bind(0, sealed)
                .bind(1, bytes(account))
                .bind(2, kept.version())
                .bind(3, kept.sealed()));
    }

    Mono<Long> delete(Connection connection, String account) {
        return Schema.updated(connection
                .createStatement("DELETE FROM " + table + " WHERE account = $1")
                .bind(0, bytes(account)));
    }

    Flux<String> accounts(Connection connection) {
        Statement select = connection.createStatement("SELECT account FROM " + table);
        return Flux.from(select.execute())
                .concatMap(result -> result.map((row, metadata) ->
                        new String(Objects.requireNonNull(row.get(0, byte[].class)), StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(String account) {
        return account.getBytes(StandardCharsets.UTF_8);
    }
}
