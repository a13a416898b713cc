package dev.lever4j.samples.export;

import dev.lever4j.export.Checkpoint;
import dev.lever4j.export.Parents;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.LongStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The candidates in PostgreSQL, and with them how far the export has come. Over one connection, which holds the
 * export's lock for as long as it lives.
 */
final class Warehouse {
    private final Connection connection;

    Warehouse(Connection connection) {
        this.connection = connection;
    }

    /** Creates the tables where they are missing, and waits some seconds for another export into them to end. */
    Mono<Progress> progress() {
        return Flux.fromIterable(Sql.SETUP)
                .concatMap(sql -> done(connection.createStatement(sql)))
                .thenMany(rows(connection.createStatement(Sql.PROGRESS), Warehouse::progress))
                .single();
    }

    private static Progress progress(Readable row) {
        String checkpoint = row.get("checkpoint", String.class);
        return new Progress(
                checkpoint == null ? null : Checkpoint.parse(checkpoint),
                new ArchiveEnd(number(row, "bytes"), number(row, "lines")),
                Boolean.TRUE.equals(row.get("finished", Boolean.class)));
    }

    // begin transaction
    /** Rows, end of the archive and checkpoint in one statement, and so in one transaction. Emits how many were new. */
    Mono<Long> save(List<Candidate> candidates, ArchiveEnd end, Checkpoint checkpoint) {
        Statement save = connection
                .createStatement(Sql.SAVE)
                .bind("$1", candidates.stream().map(Candidate::json).toArray(String[]::new))
                .bind("$2", numbers(candidates.size(), end.lines()))
                .bind("$3", OffsetDateTime.ofInstant(checkpoint.startedAt(), ZoneOffset.UTC))
                .bind("$4", checkpoint.toText())
                .bind("$5", end.bytes())
                .bind("$6", end.lines());
        return rows(save, row -> number(row, "news")).single();
    }
    // end transaction

    /** Of the last lines of the archive. */
    private static Long[] numbers(int count, long lines) {
        return LongStream.range(lines - count, lines).boxed().toArray(Long[]::new);
    }

    /** The archive's lines that count, ascending. */
    Flux<Long> lines() {
        return rows(connection.createStatement(Sql.LINES).fetchSize(1_000), row -> number(row, "line"));
    }

    Mono<Parents> candidates() {
        return rows(connection.createStatement(Sql.COUNT), row -> number(row, "count"))
                .single()
                .map(Candidates::new);
    }

    /** The archive is published. */
    Mono<Void> finished() {
        return done(connection.createStatement(Sql.FINISHED));
    }

    private final class Candidates implements Parents {
        private final long count;

        Candidates(long count) {
            this.count = count;
        }

        @Override
        public long count() {
            return count;
        }

        @Override
        public Flux<String> from(long ordinal) {
            return rows(
                    connection.createStatement(Sql.IDS).bind("$1", ordinal),
                    row -> Objects.requireNonNull(row.get("id", String.class)));
        }
    }

    private static <T> Flux<T> rows(Statement statement, Function<Readable, T> read) {
        return Flux.from(statement.execute()).concatMap(result -> result.map(read));
    }

    private static Mono<Void> done(Statement statement) {
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).then();
    }

    private static long number(Readable row, String name) {
        return Objects.requireNonNull(row.get(name, Long.class));
    }
}
