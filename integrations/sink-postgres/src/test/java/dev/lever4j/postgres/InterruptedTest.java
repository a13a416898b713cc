package dev.lever4j.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** What ends an export in the middle loses nothing, and leaves nothing twice. */
@Tag("it")
class InterruptedTest {
    private static final int POINTS = Integer.getInteger("postgres.points", 20);
    private static final long SEED = Long.getLong("postgres.seed", 20_261_129L);

    private static PostgresServer server;
    private static Account account;
    private static LeverExport export;
    private static Set<String> expected;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = PostgresServer.startedOrSkipped(data);
        account = new Account(150);
        export = account.export(ExportResource.APPLICATIONS, ExportResource.CONTACT, ExportResource.NOTES);
        expected = account.rows(export);
    }

    @AfterAll
    static void end() {
        if (account != null) {
            account.close();
            server.close();
        }
    }

    @AfterEach
    void drop() {
        server.run("DROP SCHEMA IF EXISTS lever CASCADE");
    }

    private static Mono<ExportReport> run(ConnectionFactory connections) {
        return PostgresExport.into(connections).write(export);
    }

    private static void finish() {
        assertThat(run(server.factory()).block(PostgresServer.LIMIT))
                .isNotNull()
                .satisfies(report -> assertThat(report.isComplete()).isTrue());
        assertThat(Kept.rows(server, "lever", export.resources())).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static Mono<ExportReport> runUntil(String step, int number, End end) {
        return end.at(server, step, number, InterruptedTest::run);
    }

    private static int steps() {
        int steps = End.steps(server, InterruptedTest::run);
        server.run("DROP SCHEMA lever CASCADE");
        return steps;
    }

    @Test
    void endedAtRandomAgainAndAgainEachRecordIsThereOnce() {
        Random random = new Random(SEED);
        int all = steps();
        List<Long> midway = new ArrayList<>();
        int points = 0;
        while (points < POINTS) {
            for (int run = 0; run < 4; run++, points++) {
                End end = End.values()[random.nextInt(End.values().length)];
                runUntil("", 1 + random.nextInt(all * 2 / 3), end)
                        .onErrorComplete(PostgresExportException.class)
                        .block(PostgresServer.LIMIT);
                midway.add(kept());
            }
            finish();
            server.run("DROP SCHEMA lever CASCADE");
        }
        assertThat(midway)
                .as("ended in the middle of the records")
                .anyMatch(kept -> kept > 0 && kept < expected.size());
        System.out.println("ended " + points + " times at random, seed " + SEED + ", of " + all + " steps; rows then "
                + midway + " of " + expected.size() + "; 0 lost, 0 twice");
    }

    private static long kept() {
        return server.rows("SELECT to_regclass('lever.notes') IS NULL").contains("true")
                ? 0
                : Kept.rows(server, "lever", export.resources()).size();
    }

    /** The first one is that of the tables, the second that of the beginning. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aConnectionThatIsLostBetweenCopyAndCommitKeepsNothingOfTheCommit(int number) {
        StepVerifier.create(runUntil("commitTransaction", number, End.BEFORE))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(PostgresExportException.class)
                        .hasMessageContaining("the connection was lost"))
                .verify(PostgresServer.LIMIT);
        if (number > 1) {
            assertThat(server.rows("SELECT list FROM lever.lever4j_exports")).hasSize(number > 2 ? 1 : 0);
        }
        assertThat(kept() > 0).isEqualTo(number > 3);
        finish();
    }

    /** Whatever is being done at that moment. */
    @Test
    void aConnectionThatIsLostIsAnErrorOfOurOwnAtEveryStep() {
        try (Account small = new Account(15)) {
            LeverExport few = small.export(ExportResource.NOTES);
            for (int number = 2; true; number++) {
                AtomicInteger steps = new AtomicInteger();
                AtomicBoolean came = new AtomicBoolean();
                int lost = number;
                ConnectionFactory watched = server.watched((name, real) -> {
                    boolean isIt = !name.equals("close") && steps.incrementAndGet() == lost;
                    came.compareAndSet(false, isIt);
                    return isIt ? End.BEFORE.instead(server, real, Sinks.empty()) : real;
                });
                Throwable error = PostgresExport.into(watched)
                        .write(few)
                        .<Throwable>map(report -> new AssertionError("it ended well"))
                        .onErrorResume(Mono::just)
                        .block(PostgresServer.LIMIT);
                server.run("DROP SCHEMA IF EXISTS lever CASCADE");
                if (!came.get()) {
                    assertThat(lost).as("all steps").isGreaterThan(40);
                    return;
                }
                assertThat(error)
                        .as("step %s", lost)
                        .isInstanceOf(PostgresExportException.class)
                        .hasMessageContaining("the connection was lost");
            }
        }
    }

    @Test
    void anAnswerToACommitThatIsLostCostsNothing() {
        StepVerifier.create(runUntil("commitTransaction", 3, End.AFTER))
                .expectError(PostgresExportException.class)
                .verify(PostgresServer.LIMIT);
        assertThat(kept()).isPositive();
        finish();
    }

    @Test
    void aPoolGetsNoConnectionBackThatHoldsTheLockOrATransaction() {
        ConnectionPool pool = new ConnectionPool(ConnectionPoolConfiguration.builder(server.factory())
                .initialSize(0)
                .maxSize(1)
                .build());
        Sinks.Empty<Void> cancel = Sinks.empty();
        AtomicInteger copies = new AtomicInteger();
        ConnectionFactory watched = server.watched((name, real) -> name.equals("build") && copies.incrementAndGet() == 5
                ? Flux.merge(real, Mono.fromRunnable(cancel::tryEmitEmpty)).cast(Object.class)
                : real);
        ConnectionPool cut = new ConnectionPool(ConnectionPoolConfiguration.builder(watched)
                .initialSize(0)
                .maxSize(1)
                .build());
        assertThat(run(cut).takeUntilOther(cancel.asMono()).blockOptional(PostgresServer.LIMIT))
                .isEmpty();
        assertThat(run(pool).block(PostgresServer.LIMIT)).isNotNull();
        // the pool's next connection is a new one, and its only one
        assertThat(run(pool).block(PostgresServer.LIMIT)).isNotNull();
        assertThat(Kept.rows(server, "lever", export.resources())).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(server.rows("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                .containsExactly("0");
        pool.dispose();
        cut.dispose();
    }
}
