package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.postgres.PostgresServer;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.world.Mutation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("it")
class DatabaseExportTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String UNDER_OPPORTUNITIES = "/v1/opportunities/*";
    private static final String PASSWORD = "kept-to-itself";

    private static PostgresServer server;

    private final Simulator simulator =
            Simulator.builder().opportunities(120).rate(10_000, 10_000).start();

    /** Of its users, ann has to say a password. */
    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        Path rules = Files.writeString(
                home.resolve("rules"), "host all ann all scram-sha-256\nhost all all all trust\nlocal all all trust\n");
        server = PostgresServer.startedOrSkipped(home.resolve("data"), Map.of("hba_file", rules.toString()));
        server.run("CREATE ROLE ann LOGIN PASSWORD '" + PASSWORD + "'", "GRANT CREATE ON DATABASE postgres TO ann");
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void stop() {
        simulator.close();
        server.run("DROP SCHEMA IF EXISTS lever CASCADE");
    }

    private static String url(String login) {
        return "postgresql://" + login + "@localhost:" + server.port() + "/postgres";
    }

    private static String[] command(String url, String... options) {
        return Stream.concat(Stream.of("export", "--rate", "5000", "--out", url), Stream.of(options))
                .toArray(String[]::new);
    }

    private Cli.Result export(String... options) {
        return Cli.withKey(simulator).run(command(url("postgres"), options));
    }

    private static String rows(String table) {
        return server.rows("SELECT count(*) FROM lever." + table).get(0);
    }

    @Test
    void aListAndWhatLiesUnderItGoIntoASchemaAndAreFoundThereTheNextTime() {
        Cli.Result first = export("--with", "applications,notes");
        int requests = simulator.ledger().apiRequests().size();
        Cli.Result second = export("--with", "applications,notes");

        assertThat(first.exit()).isZero();
        assertThat(first.err())
                .contains("exported " + rows("opportunities") + " opportunities, " + rows("applications")
                        + " applications and " + rows("notes") + " notes to schema lever of postgres on localhost in ")
                .contains(requests + " requests", "0 x 429; complete");
        assertThat(second.exit()).isZero();
        assertThat(second.err())
                .contains("schema lever of postgres on localhost holds this export already", "; complete; nothing was")
                .hasLineCount(1);
        // whether it is the same account
        assertThat(simulator.ledger().apiRequests()).hasSize(requests + 1);
    }

    @Test
    void aPasswordIsTakenFromTheEnvironmentOrTheUrlAndSaidToBeWrongOrMissingWithoutBeingRepeated() {
        String inUrl = url("ann:" + PASSWORD);

        Cli.Result missing = Cli.withKey(simulator).run(command(url("ann"), "--verbose"));
        Cli.Result wrong =
                Cli.withKey(simulator).env("PGPASSWORD", "another-word").run(command(url("ann"), "--verbose"));
        assertThat(simulator.ledger().entries()).isEmpty();
        Cli.Result right = Cli.withKey(simulator).env("PGPASSWORD", PASSWORD).run(command(url("ann")));
        Cli.Result written = Cli.withKey(simulator).env("PGPASSWORD", "another").run(command(inUrl, "--verbose"));

        assertThat(missing.exit()).isEqualTo(6);
        assertThat(missing.err()).contains("let this user not in; check user, password and database");
        assertThat(wrong.exit()).isEqualTo(6);
        assertThat(wrong.err()).contains("let this user not in").doesNotContain("another-word");
        assertThat(right.exit()).as(right.err()).isZero();
        assertThat(written.exit()).isZero();
        assertThat(written.err()).contains("holds this export already").doesNotContain(PASSWORD);
    }

    @Test
    void anInterruptedOneIsGoneOnWithByTheSameCommand() {
        Cli cli = Cli.withKey(simulator);
        Gate gate = simulator.controls().hold("GET", UNDER_OPPORTUNITIES);
        CompletableFuture<Void> stopped = gate.arrived(1).thenRun(cli.stop()::request);

        Cli.Result first = cli.run(command(url("postgres"), "--with", "notes"));
        gate.cut();
        long listed = simulator.ledger().count("GET", "/v1/opportunities");
        Cli.Result second = export("--with", "notes");

        assertThat(stopped).succeedsWithin(SOON);
        assertThat(first.exit()).isEqualTo(130);
        assertThat(first.err())
                .contains("interrupted; schema lever of postgres on localhost keeps what was exported, and the same");
        assertThat(second.exit()).isZero();
        assertThat(second.err()).contains("complete");
        // the list was done
        assertThat(simulator.ledger().count("GET", "/v1/opportunities")).isEqualTo(listed);
    }

    @Test
    void whatIsRefusedMakesItIncompleteAndThatHasACodeOfItsOwn() {
        simulator
                .controls()
                .inject(Fault.status(403).on("GET", UNDER_OPPORTUNITIES).times(1_000));

        Cli.Result first = export("--quiet", "--with", "notes");
        Cli.Result second = export("--with", "notes");

        assertThat(first.exit()).isEqualTo(7);
        assertThat(first.err())
                .contains("not complete: not all could be read; lever4j_skipped says what", "notes)")
                .hasLineCount(1);
        assertThat(second.exit()).isEqualTo(7);
        assertThat(second.err()).contains("holds this export already", "not complete: ");
    }

    @Test
    void aDatabaseThatDoesNotTakeItIsSaidBeforeAnythingIsSent() {
        server.run("CREATE SCHEMA lever", "CREATE TABLE lever.opportunities (id text PRIMARY KEY, mine int NOT NULL)");

        Cli.Result result = export();

        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.err())
                .contains("lever.opportunities has a column mine", "name another schema")
                .hasLineCount(1);
        assertThat(simulator.ledger().entries()).isEmpty();
    }

    private Cli.Result sync(String... options) {
        return Cli.withKey(simulator)
                .run(Stream.concat(Stream.of("sync", "--rate", "5000", url("postgres")), Stream.of(options))
                        .toArray(String[]::new));
    }

    @Test
    void aSchemaIsBroughtUpToDateWithoutNamingAgainWhatWasExported() {
        export("--with", "applications,notes");
        simulator.mutations(1).only(Mutation.Kind.CREATE).step();
        String id = simulator.mutations(2).only(Mutation.Kind.NOTE).step().id();

        Cli.Result synced = sync();
        Cli.Result again = sync("--quiet");

        assertThat(synced.exit()).as(synced.err()).isZero();
        assertThat(synced.err())
                .contains("synced schema lever of postgres on localhost up to ", "opportunities 1 new ", "; complete");
        assertThat(server.rows("SELECT count(*) > 0 FROM lever.notes WHERE opportunity_id = '" + id + "'"))
                .containsExactly("true");
        assertThat(again.exit()).isZero();
        assertThat(again.everything()).isEmpty();
        assertThat(server.rows("SELECT count(*) FROM lever.lever4j_syncs WHERE finished_at IS NOT NULL"))
                .containsExactly("2");
    }

    @Test
    void whichOfSeveralListsAndWhetherThereIsOneIsSaidBeforeAnythingIsSent() {
        Cli.Result none = sync();
        Cli.withKey(simulator).run("export", "stages", "--out", url("postgres"));
        Cli.withKey(simulator).run("export", "users", "--out", url("postgres"));
        simulator.ledger().clear();
        Cli.Result several = sync();
        Cli.Result missing = sync("postings");
        assertThat(simulator.ledger().entries()).isEmpty();
        Cli.Result named = sync("users");

        assertThat(none.exit()).isEqualTo(6);
        assertThat(none.err()).contains("holds no finished export; export into it first");
        assertThat(several.exit()).isEqualTo(2);
        assertThat(several.err()).contains("holds several lists; name one behind the URL: stages, users");
        assertThat(missing.exit()).isEqualTo(6);
        assertThat(missing.err()).contains("no finished export of postings");
        assertThat(named.exit()).isZero();
        assertThat(named.err()).contains("nothing has changed; ", "complete");
    }
}
