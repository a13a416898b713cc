package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderExportTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String UNDER_OPPORTUNITIES = "/v1/opportunities/*";

    private final Simulator simulator =
            Simulator.builder().opportunities(120).rate(10_000, 10_000).start();

    @TempDir
    private Path home;

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Path out() {
        return home.resolve("lever-data");
    }

    private String[] command(String... options) {
        return Stream.concat(Stream.of("export", "--out", out().toString(), "--rate", "5000"), Stream.of(options))
                .toArray(String[]::new);
    }

    private Cli.Result export(String... options) {
        return Cli.withKey(simulator).run(command(options));
    }

    private long lines(String resource) throws IOException {
        try (Stream<Path> segments = Files.list(out().resolve(resource))) {
            long lines = 0;
            for (Path segment : segments.toList()) {
                lines += Files.readAllLines(segment).size();
            }
            return lines;
        }
    }

    @Test
    void aListAndWhatLiesUnderItGoIntoAFolderAndAreFoundThereTheNextTime() throws IOException {
        Cli.Result first = export("--with", "applications,notes");
        int requests = simulator.ledger().apiRequests().size();
        Cli.Result second = export("--with", "notes, applications");

        long opportunities = lines("opportunities");
        assertThat(opportunities).isGreaterThanOrEqualTo(120);
        assertThat(first.err())
                .contains("exported " + opportunities + " opportunities, " + lines("applications")
                        + " applications and " + lines("notes") + " notes to " + out())
                .contains(requests + " requests", "of 5000 allowed", "0 x 429; complete");
        assertThat(first.exit()).isZero();
        assertThat(second.err())
                .contains("holds this export already", opportunities + " opportunities", "complete")
                .hasLineCount(1);
        assertThat(second.exit()).isZero();
        assertThat(simulator.ledger().apiRequests()).hasSize(requests);
    }

    @Test
    void everyPhaseHasItsBar() {
        simulator.controls().latency(Duration.ofMillis(20));

        Cli.Result result = Cli.withKey(simulator).terminal().run(command("--with", "all"));

        assertThat(result.exit()).isZero();
        assertThat(result.err()).contains("list ", "closing ", "children ", " ETA ", "/5000 req/s", "complete");
    }

    @Test
    void quietSaysNothingWhenAllIsWell() {
        assertThat(export("--quiet").everything()).isEmpty();
    }

    @Test
    void whatIsRefusedMakesItIncompleteAndThatHasACodeOfItsOwn() {
        simulator
                .controls()
                .inject(Fault.status(403).on("GET", UNDER_OPPORTUNITIES).times(1_000));

        Cli.Result first = export("--quiet", "--with", "notes");
        Cli.Result second = export("--with", "notes");

        assertThat(first.exit()).isEqualTo(7);
        assertThat(first.err()).contains("not complete: ", "notes").hasLineCount(1);
        assertThat(second.exit()).isEqualTo(7);
        assertThat(second.err()).contains("holds this export already", "not complete: ");
    }

    @Test
    void anInterruptedOneIsGoneOnWithByTheSameCommand() throws IOException {
        Cli cli = Cli.withKey(simulator);
        Gate gate = simulator.controls().hold("GET", UNDER_OPPORTUNITIES);
        CompletableFuture<Void> stopped = gate.arrived(1).thenRun(cli.stop()::request);

        Cli.Result first = cli.run(command("--with", "notes"));
        gate.cut();
        long listed = simulator.ledger().count("GET", "/v1/opportunities");
        Cli.Result second = export("--with", "notes");

        assertThat(stopped).succeedsWithin(SOON);
        assertThat(first.exit()).isEqualTo(130);
        assertThat(first.err())
                .contains("interrupted; " + out() + " keeps what was exported", "the same command goes on");
        assertThat(second.exit()).isZero();
        assertThat(second.err()).contains("as run 2", "complete");
        // the list was done
        assertThat(simulator.ledger().count("GET", "/v1/opportunities")).isEqualTo(listed);
        assertThat(lines("opportunities")).isGreaterThanOrEqualTo(120);
    }

    @Test
    void anErrorSaysThatNothingIsLost() {
        simulator
                .controls()
                .inject(Fault.status(401).on("GET", UNDER_OPPORTUNITIES).times(1_000));

        Cli.Result result = export("--with", "notes");

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err())
                .contains("keeps what was exported, and the same command goes on")
                .hasLineCount(1);
    }

    @Test
    void aRefusedKeyIsToldOfAsEver() {
        Cli.Result result =
                Cli.at(simulator).env("LEVER_API_KEY", "wrong-key-of-mine").run(command());

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).doesNotContain("goes on").hasLineCount(1);
    }

    @Test
    void anyListCanBeExported() throws IOException {
        assertThat(export("users").exit()).isZero();
        assertThat(lines("users")).isPositive();
        assertThat(simulator.ledger().apiRequests())
                .allMatch(request -> request.path().equals("/v1/users"));
    }

    @Test
    void anotherExportIsNotMixedIn() {
        export("users");

        Cli.Result result = export("stages");

        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.err()).hasLineCount(1);
    }

    @Test
    void aFolderWithOtherThingsInItIsRefused() throws IOException {
        Files.createDirectories(out());
        Files.writeString(out().resolve("thesis.txt"), "precious");

        Cli.Result result = export();

        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.err()).contains(out().toString()).hasLineCount(1);
        assertThat(out().resolve("thesis.txt")).hasContent("precious");
    }

    @Test
    void aFolderThatIsBeingWrittenToIsRefused() {
        Gate gate = simulator.controls().hold("GET", "/v1/users");
        CompletableFuture<Cli.Result> first = CompletableFuture.supplyAsync(() -> export("users"));
        assertThat(gate.arrived(1)).succeedsWithin(SOON);

        Cli.Result second = export("users");
        gate.open();

        assertThat(second.exit()).isEqualTo(6);
        assertThat(second.err()).contains(out().toString()).hasLineCount(1);
        assertThat(first)
                .succeedsWithin(SOON)
                .satisfies(result -> assertThat(result.exit()).isZero());
    }

    @Test
    void aShareIsOfTheUsualRate() {
        Cli.Result result = Cli.withKey(simulator).run("export", "stages", "--out", out().toString(), "--share", "60%");

        assertThat(result.err()).contains("of 6 allowed");
        assertThat(result.exit()).isZero();
    }

    @Test
    void theGrantIsKeptBesideTheFolder() {
        Cli.Result result = Cli.withApp(simulator)
                .env("LEVER_REFRESH_TOKEN", simulator.newGrant())
                .run(command("stages"));

        assertThat(result.exit()).isZero();
        assertThat(home.resolve("lever-grant.json")).exists();
        assertThat(simulator.ledger().tokenRequests()).hasSize(1);
    }
}
