package dev.lever4j.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.export.ExportReport;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.postgres.PostgresExportException.Reason;
import io.r2dbc.h2.H2ConnectionConfiguration;
import io.r2dbc.h2.H2ConnectionFactory;
import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

/** Whoever's PostgreSQL is not as it should be is told so before Lever is asked anything. */
@Tag("it")
class WrongTargetTest {
    private static PostgresServer server;
    private static Account account;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = PostgresServer.startedOrSkipped(data);
        account = new Account(60);
        server.run(
                "CREATE ROLE writer LOGIN",
                "CREATE ROLE nobody NOLOGIN",
                "CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
    }

    @AfterAll
    static void end() {
        if (account != null) {
            account.close();
            server.close();
        }
    }

    @BeforeEach
    void forgetRequests() {
        account.simulator.ledger().clear();
    }

    @AfterEach
    void drop() {
        server.run("DROP SCHEMA IF EXISTS lever CASCADE");
    }

    private static LeverExport export() {
        return account.export(ExportResource.NOTES);
    }

    private static ConnectionFactory writer() {
        return server.factory("writer", "postgres", Map.of());
    }

    private static Mono<ExportReport> write(ConnectionFactory connections) {
        return PostgresExport.into(connections).patience(Duration.ofMillis(200)).write(export());
    }

    private static void made() {
        assertThat(write(server.factory()).block(PostgresServer.LIMIT)).isNotNull();
        account.simulator.ledger().clear();
    }

    private static void assertRefused(Mono<ExportReport> run, Reason reason, String... parts) {
        StepVerifier.create(run)
                .expectErrorSatisfies(error -> {
                    assertThat(error)
                            .isInstanceOf(PostgresExportException.class)
                            .hasMessageContainingAll(parts);
                    assertThat(((PostgresExportException) error).reason()).isEqualTo(reason);
                    assertThat(((PostgresExportException) error).schema()).isEqualTo("lever");
                })
                .verify(PostgresServer.LIMIT);
        assertThat(account.requests()).isZero();
    }

    @Test
    void noServer() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertRefused(
                write(PostgresServer.factory(port, "postgres", "postgres", Map.of())),
                Reason.UNREACHABLE,
                "could not write to schema lever",
                "could not be reached");
    }

    @Test
    void aUserOrADatabaseThatIsNotThere() {
        assertRefused(write(server.factory("nobody", "postgres", Map.of())), Reason.NO_ENTRY, "let this user not in");
        assertRefused(write(server.factory("postgres", "nowhere", Map.of())), Reason.NO_ENTRY, "database");
    }

    @Test
    void aUserWhoMayNotCreateTheSchema() {
        assertRefused(write(writer()), Reason.NO_RIGHT, "schema lever", "the right to create them");
    }

    /** The tables were made by somebody else, who gave not enough. */
    @ParameterizedTest
    @CsvSource({
        "USAGE ON SCHEMA lever, lever.opportunities",
        "SELECT ON ALL TABLES IN SCHEMA lever, lever.opportunities",
        "'SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA lever', lever.opportunities",
        "'SELECT, INSERT, UPDATE, DELETE ON lever.opportunities', lever.notes",
        "'SELECT, INSERT, UPDATE, DELETE ON lever.opportunities, lever.notes', lever"
    })
    void aRightThatIsMissing(String given, String table) {
        made();
        server.run("GRANT USAGE ON SCHEMA lever TO writer", "GRANT " + given + " TO writer");
        assertRefused(write(writer()), Reason.NO_RIGHT, table, "SELECT, INSERT, UPDATE and DELETE");
    }

    @Test
    void whoHasTheRightsOnTablesThatAreThereNeedsNoOthers() {
        LeverExport export = export();
        made();
        server.run(
                "DELETE FROM lever.opportunities",
                "DELETE FROM lever.notes",
                "DELETE FROM lever.lever4j_exports",
                "GRANT USAGE ON SCHEMA lever TO writer",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA lever TO writer");
        assertThat(write(writer()).block(PostgresServer.LIMIT)).isNotNull();
        assertThat(Kept.rows(server, "lever", export.resources()))
                .containsExactlyInAnyOrderElementsOf(account.rows(export));
    }

    @Test
    void aServerThatCanOnlyBeRead() {
        Map<String, String> readOnly = Map.of("default_transaction_read_only", "on");
        assertRefused(
                write(server.factory("postgres", "postgres", readOnly)), Reason.READ_ONLY, "connect to the primary");
        made();
        assertRefused(
                write(server.factory("postgres", "postgres", readOnly)), Reason.READ_ONLY, "connect to the primary");
    }

    @ParameterizedTest
    @CsvSource({
        "ALTER TABLE lever.opportunities ALTER COLUMN created_at TYPE text, lever.opportunities, 'column created_at of type text instead of timestamp with time zone'",
        "ALTER TABLE lever.notes ALTER COLUMN json TYPE jsonb, lever.notes, 'column json of type jsonb instead of json'",
        "ALTER TABLE lever.notes ADD COLUMN mine int NOT NULL DEFAULT 1; ALTER TABLE lever.notes ALTER COLUMN mine DROP DEFAULT, lever.notes, column mine that must not be null",
        "ALTER TABLE lever.opportunities DROP CONSTRAINT opportunities_pkey, lever.opportunities, not made as an export's are",
        "ALTER TABLE lever.notes RENAME TO n; CREATE VIEW lever.notes AS SELECT * FROM lever.n, lever.notes, is no table"
    })
    void aTableOfAnotherShape(String change, String table, String said) {
        made();
        for (String statement : change.split(";")) {
            server.run(statement);
        }
        assertRefused(write(server.factory()), Reason.OTHER_SHAPE, table, said);
    }

    @Test
    void rowsThatNoExportAccountsFor() {
        made();
        server.run("DELETE FROM lever.lever4j_exports");
        assertRefused(write(server.factory()), Reason.OCCUPIED, "lever.opportunities holds rows");
    }

    @Test
    void somebodyElsesTableIsLeftAsItIs() {
        server.run(
                "CREATE SCHEMA lever",
                "CREATE TABLE lever.opportunities (id text PRIMARY KEY)",
                "INSERT INTO lever.opportunities VALUES ('mine')");

        assertRefused(write(server.factory()), Reason.OCCUPIED, "lever.opportunities holds rows");

        assertThat(server.rows(
                        "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema ="
                                + " 'lever'"))
                .containsExactly("opportunities.id");
    }

    @Test
    void anotherExportOfTheSameList() {
        made();
        PostgresExport into = PostgresExport.into(server.factory());
        assertRefused(
                into.write(account.export(ExportResource.OFFERS)),
                Reason.OTHER_EXPORT,
                "schema lever stays as it is",
                "other filters or other children");
        assertThat(server.rows("SELECT to_regclass('lever.offers') IS NULL"))
                .as("nothing was made")
                .containsExactly("true");
        assertRefused(into.write(export().server("elsewhere")), Reason.OTHER_EXPORT, "another server");
    }

    @Test
    void aCheckpointThatCannotBeRead() {
        made();
        server.run("UPDATE lever.lever4j_exports SET checkpoint = 'lever4j-checkpoint 2'");
        assertRefused(write(server.factory()), Reason.OTHER_EXPORT, "lever4j_exports", "a newer version");
    }

    /** An exporter over these stands still at its first commit, which is that of the tables. */
    private static ConnectionFactory held(Sinks.Empty<Void> begun, Sinks.Empty<Void> goOn) {
        return server.watched((name, real) -> name.equals("commitTransaction")
                ? Mono.fromRunnable(begun::tryEmitEmpty)
                        .then(goOn.asMono())
                        .thenMany(real)
                        .cast(Object.class)
                : real);
    }

    @Test
    void anotherExporter() {
        Sinks.Empty<Void> begun = Sinks.empty();
        Sinks.Empty<Void> goOn = Sinks.empty();
        // it has the lock, and has not asked for anything yet
        StepVerifier.create(PostgresExport.into(held(begun, goOn)).write(export()))
                .then(() -> {
                    begun.asMono().block(PostgresServer.LIMIT);
                    assertRefused(write(server.factory()), Reason.BUSY, "another exporter is writing to schema lever");
                    goOn.tryEmitEmpty();
                })
                .expectNextCount(1)
                .expectComplete()
                .verify(PostgresServer.LIMIT);
        assertThat(write(server.factory()).block(PostgresServer.LIMIT))
                .as("it is over")
                .isNotNull();
    }

    @Test
    void aLockOfSomebodyElsesIsNotWaitedForForEver() {
        server.during(
                "CREATE SCHEMA lever",
                () -> assertRefused(write(server.factory()), Reason.BUSY, "schema lever", "pg_stat_activity"));
        made();
        server.during(
                "LOCK TABLE lever.notes",
                () -> assertRefused(write(server.factory()), Reason.BUSY, "lever.notes", "pg_stat_activity"));
    }

    /** Once all is ready only what the database itself says is too long is. */
    @Test
    void theLimitIsForWhatIsMadeReadyAlone() {
        String limit = "SELECT current_setting('lock_timeout')";
        String found = Session.with(
                        server.factory(),
                        new SchemaName("lever"),
                        session -> new PostgresCommits(
                                        session,
                                        new SchemaName("lever"),
                                        export().resources(),
                                        Duration.ofMillis(200),
                                        any -> {})
                                .last()
                                .then(session.query(row -> String.valueOf(row.get(0)), limit)
                                        .next()))
                .block(PostgresServer.LIMIT);
        assertThat(found).isEqualTo("0");
    }

    @Test
    void anotherExporterIntoAnotherSchema() {
        Sinks.Empty<Void> begun = Sinks.empty();
        Sinks.Empty<Void> goOn = Sinks.empty();
        StepVerifier.create(
                        PostgresExport.into(held(begun, goOn)).schema("other").write(export()))
                .then(() -> {
                    begun.asMono().block(PostgresServer.LIMIT);
                    assertThat(write(server.factory()).block(PostgresServer.LIMIT))
                            .isNotNull();
                    goOn.tryEmitEmpty();
                })
                .expectNextCount(1)
                .expectComplete()
                .verify(PostgresServer.LIMIT);
        server.run("DROP SCHEMA other CASCADE");
    }

    @Test
    void noPostgres() {
        ConnectionFactory h2 = new H2ConnectionFactory(
                H2ConnectionConfiguration.builder().inMemory("none").build());
        assertRefused(write(h2), Reason.OTHER_DATABASE, "connections to H2");
    }

    @Test
    void anEncodingThatHasNotAllCharacters() {
        assertRefused(
                write(server.factory("postgres", "latin", Map.of())), Reason.OTHER_DATABASE, "encoding is LATIN1");
    }
}
