package dev.lever4j.r2dbc;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import java.util.Arrays;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What has to be done differently to have the same: a transaction that sees what is committed, and a durable commit.
 */
enum Database {
    POSTGRESQL("PostgreSQL") {
        /** Whatever the session's default is: stricter levels fail where one of two who save at once is only late. */
        @Override
        Publisher<Void> begin(Connection connection) {
            return connection.beginTransaction(IsolationLevel.READ_COMMITTED);
        }

        /** {@code off} would lose what was committed last if the server ends without warning. */
        @Override
        Mono<Void> beforeSave(Connection connection) {
            return execute(
                    connection,
                    "SELECT set_config('synchronous_commit', 'on', true)"
                            + " WHERE current_setting('synchronous_commit', true) = 'off'");
        }
    },

    H2("H2") {
        /** Leaves what is committed in memory for half a second. */
        @Override
        Mono<Void> afterCommit(Connection connection) {
            return execute(connection, "CHECKPOINT SYNC");
        }
    },

    OTHER("");

    private final String product;

    Database(String product) {
        this.product = product;
    }

    static Database of(Connection connection) {
        String product = connection.getMetadata().getDatabaseProductName();
        return Arrays.stream(values())
                .filter(each -> each.product.equals(product))
                .findFirst()
                .orElse(OTHER);
    }

    Publisher<Void> begin(Connection connection) {
        return connection.beginTransaction();
    }

    Mono<Void> beforeSave(Connection connection) {
        return Mono.empty();
    }

    Mono<Void> afterCommit(Connection connection) {
        return Mono.empty();
    }

    private static Mono<Void> execute(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute())
                .concatMap(result -> result.map((row, metadata) -> true))
                .then();
    }
}
