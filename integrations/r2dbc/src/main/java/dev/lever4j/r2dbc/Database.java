package dev.lever4j.r2dbc;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
        private final Semaphore turn = new Semaphore(1, true);

        /**
         * In a file one at a time, in the one process that has it open: where a checkpoint meets another transaction,
         * two may be told that they have saved the same version (H2 2.4.240).
         */
        @Override
        <T> Mono<T> saving(Connection connection, Mono<T> save) {
            return Flux.from(connection
                            .createStatement("SELECT DATABASE_PATH() IS NOT NULL")
                            .execute())
                    .concatMap(result -> result.map((row, metadata) -> Boolean.TRUE.equals(row.get(0, Boolean.class))))
                    .single()
                    .flatMap(inFile -> inFile ? alone(connection, save) : save);
        }

        /** Its locks are gone before the next one's turn. */
        private <T> Mono<T> alone(Connection connection, Mono<T> save) {
            return Mono.usingWhen(
                    Mono.fromCallable(this::turn),
                    mine -> save,
                    mine -> Mono.from(connection.rollbackTransaction())
                            .onErrorComplete()
                            .doFinally(end -> mine.release()));
        }

        private Semaphore turn() throws InterruptedException {
            if (!turn.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new R2dbcTimeoutException("the saves before this one take too long");
            }
            return turn;
        }

        /** Leaves what is committed in memory for half a second. */
        @Override
        Mono<Void> afterCommit(Connection connection) {
            return execute(connection, "CHECKPOINT SYNC");
        }
    },

    OTHER("");

    private static final long LONGEST_WAIT_SECONDS = 10;

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

    /** The save, from its first statement to what follows its commit. May block. */
    <T> Mono<T> saving(Connection connection, Mono<T> save) {
        return save;
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
