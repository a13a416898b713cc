package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.error.ApiException;
import dev.lever4j.error.ForbiddenException;
import dev.lever4j.error.RateLimitedException;
import dev.lever4j.error.ServerErrorException;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void filesComeAlongOnlyWhenAskedForAndAlsoLater() throws IOException {
        Cli.Result without = export("--with", "files,resumes");
        Path downloads = out().resolve("downloads");
        assertThat(downloads).doesNotExist();
        int lists = simulator.ledger().apiRequests().size();

        Cli.Result later = export("--download", "files, resumes");
        Cli.Result again = export("--download", "all");

        assertThat(without.err()).doesNotContain("with");
        assertThat(later.exit()).isZero();
        assertThat(later.err())
                .containsPattern("exported [\\d,]+ opportunities, .* resumes, with [\\d,]+ files \\([\\d.]+ MiB\\) to ")
                .contains("as run 2", "complete, without files that Lever has not processed (");
        assertThat(downloads.resolve("resumes")).isDirectoryRecursivelyContaining("glob:**CV*.pdf");
        int downloaded = simulator
                .ledger()
                .entries(entry -> entry.path().endsWith("/download"))
                .size();
        assertThat(simulator.ledger().apiRequests().size() - lists).isBetween(downloaded, downloaded + 10);
        assertThat(again.err())
                .contains("holds this export already", " files (")
                .hasLineCount(1);
    }

    @Test
    void filesHaveABarOfTheirOwn() {
        simulator.controls().latency(Duration.ofMillis(20));

        Cli.Result result = Cli.withKey(simulator).terminal().run(command("--download", "resumes"));

        assertThat(result.exit()).isZero();
        assertThat(result.err()).contains("children ", "downloads ", " files  ");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(out())) {
            return all.filter(Files::isRegularFile)
                    .map(file -> out().relativize(file).toString())
                    .filter(name -> name.contains("/"))
                    .toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "ndjson.gz", "ndjson.zst", "csv", "parquet"})
    void theFilesAreOfTheFormatThatWasAskedFor(String format) throws IOException {
        Cli.Result first = export("stages", "--format", format);
        Cli.Result second = export("stages", "--format", format);
        Cli.Result other = export("stages", "--format", format.equals("csv") ? "ndjson" : "csv");

        assertThat(first.exit()).isZero();
        assertThat(first.err())
                .contains(format.equals("ndjson") ? "to " + out() + " in" : out() + " as " + format + " in");
        assertThat(files()).isNotEmpty().allMatch(name -> name.matches("stages/\\d+\\." + Pattern.quote(format)));
        assertThat(second.exit()).isZero();
        assertThat(second.err()).contains("holds this export already");
        assertThat(other.exit()).isEqualTo(6);
        assertThat(other.err()).contains("stays as it is", "begun as " + format).hasLineCount(1);
    }

    @Test
    void cellsOfCsvAreDisarmedUnlessTheyAreToStayAsTheyAre() throws IOException {
        export("stages", "--format", "csv");
        assertThat(Files.readString(out().resolve("manifest.json")))
                .contains("\"format\":{\"ending\":\"csv\",\"options\":{\"disarmed\":true,\"json\":false}}");

        Path raw = home.resolve("raw");
        Cli.withKey(simulator)
                .run(
                        "export",
                        "stages",
                        "--out",
                        raw.toString(),
                        "--format",
                        "CSV",
                        "--csv-cells-as-they-are",
                        "--csv-json");
        assertThat(Files.readString(raw.resolve("manifest.json")))
                .contains("\"options\":{\"disarmed\":false,\"json\":true}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    data        | --format xlsx                   | no format of this name; there are: csv, ndjson, ndjson.gz, ndjson.zst, parquet
                    data        | --format csw                    | no format of this name; did you mean csv
                    data        | --csv-cells-as-they-are         | are for --format csv
                    data        | --csv-json --format ndjson.gz   | are for --format csv
                    data.ndjson | --format csv                    | a file is always ndjson; for --format csv name a folder
                    data.csv    | --format csv                    | only ndjson goes into a file
                    data        | --download files                | files lie under opportunities
                    data        | --download notes                | names something that has no files; there are: files, resumes
                    x.ndjson.gz | --format ndjson                 | only ndjson goes into a file
                    x.parquet   | --format parquet                | only ndjson goes into a file
                    """)
    void whatDoesNotFitTogetherIsSaidBeforeAnythingIsSent(String name, String options, String said) {
        List<String> command = new ArrayList<>(
                List.of("export", "stages", "--out", home.resolve(name).toString()));
        command.addAll(List.of(options.split(" ")));

        Cli.Result result = Cli.withKey(simulator).run(command.toArray(String[]::new));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains(said).hasLineCount(1);
        assertThat(simulator.ledger().entries()).isEmpty();
        assertThat(home).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    data        | --download files --redact strict --redact-key KEY | what is in a file cannot be redacted
                    data.ndjson | --download resumes                                | --download is for a folder
                    """)
    void filesThatCannotComeAlongAreRefusedBeforeAnythingIsSent(String name, String options, String said)
            throws IOException {
        Path key = home.resolve("key");
        PrivateFile.write(key, new byte[32]);
        List<String> command =
                new ArrayList<>(List.of("export", "--out", home.resolve(name).toString()));
        command.addAll(List.of(options.replace("KEY", key.toString()).split(" ")));

        Cli.Result result = Cli.withKey(simulator).run(command.toArray(String[]::new));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains(said).hasLineCount(1);
        assertThat(simulator.ledger().entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    postgresql://ann:s3cret-word@127.0.0.1:1/x            | --format csv    | a database has tables: leave it out
                    postgresql://ann:s3cret-word@127.0.0.1:1/x            | --csv-json      | a database has tables: leave it out
                    postgresql://ann:s3cret-word@127.0.0.1:1/x            | --force         | a schema is gone on with: name another one
                    postgresql://ann:s3cret-word@127.0.0.1:1/x            | --report x.html | leave it out for a database
                    postgresql://ann:s3cret-word@127.0.0.1:1/x?schema=A-b | --quiet         | a schema's name must be of lower-case
                    mysql://ann:s3cret-word@127.0.0.1:1/x                 | --quiet         | write it as postgresql://
                    postgresql://ann:s3cret-word@127.0.0.1:1/x            | --download files | --download is for a folder
                    """)
    void whatDoesNotFitToADatabaseIsSaidBeforeAnythingIsSent(String url, String options, String said) {
        List<String> command = new ArrayList<>(List.of("export", "--out", url));
        command.addAll(List.of(options.split(" ")));

        Cli.Result result = Cli.withKey(simulator).run(command.toArray(String[]::new));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains(said).doesNotContain("s3cret").hasLineCount(1);
        assertThat(simulator.ledger().entries()).isEmpty();
    }

    @Test
    void aDatabaseThatIsNotThereIsSaidBeforeAnythingIsSent() {
        int port = FreePort.find();

        Cli.Result result = Cli.withKey(simulator)
                .run("export", "--out", "postgresql://ann:s3cret-word@127.0.0.1:" + port + "/x", "--verbose");

        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.err()).contains("could not be reached").doesNotContain("s3cret");
        assertThat(simulator.ledger().entries()).isEmpty();
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
    void whatCannotBeReadIsLeftOutAndSaid() throws IOException {
        String id = Cli.withKey(simulator)
                .run("api", "GET", "/opportunities", "-q", "limit=1")
                .out()
                .replaceFirst("(?s).*?\"id\" ?: ?\"([^\"]+)\".*", "$1");
        simulator
                .controls()
                .inject(Fault.status(400)
                        .on("GET", "/v1/opportunities/" + id + "/notes")
                        .times(1_000));

        Cli.Result result = export("--with", "notes");

        assertThat(result.exit()).isEqualTo(7);
        assertThat(result.err()).contains("not complete: 1 child lists could not be read, though others could");
        assertThat(lines("notes")).isPositive();
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

    /** The docs' loop starts it again then; what was refused would be refused again. */
    @Test
    void whatLastedForLongerThanAnExportIsPatientIsAsIfLeverWereAway() {
        FolderExport target = new FolderExport(
                Console.of(
                        Map.of(),
                        InputStream.nullInputStream(),
                        OutputStream.nullOutputStream(),
                        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                        false,
                        Browser.NONE,
                        new Stop()),
                out(),
                false,
                null,
                null);
        ApiException.Answer answer = new ApiException.Answer(503, "", new byte[0]);

        Failure lasting = target.explained(new ServerErrorException("no", answer), true);
        assertThat(lasting.exitCode()).isEqualTo(5);
        assertThat(lasting.sentence()).contains("the same command goes on");
        assertThat(target.explained(new RateLimitedException("no", answer, null), false)
                        .exitCode())
                .isEqualTo(5);
        assertThat(target.explained(new ForbiddenException("no", answer), true).exitCode())
                .isEqualTo(4);
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

    /** What is in the folder, but for who looked at it last. */
    private Map<String, String> content() throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> all = Files.walk(out())) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("lock")) {
                    content.put(file.toString(), Files.readString(file));
                }
            }
        }
        return content;
    }

    @Test
    void whatWasBegunWithOneServerIsNotGoneOnWithByAnother() throws IOException {
        Cli cli = Cli.withKey(simulator);
        Gate gate = simulator.controls().hold("GET", UNDER_OPPORTUNITIES);
        CompletableFuture<Void> stopped = gate.arrived(1).thenRun(cli.stop()::request);
        assertThat(cli.run(command("--with", "notes")).exit()).isEqualTo(130);
        assertThat(stopped).succeedsWithin(SOON);
        gate.cut();
        Map<String, String> before = content();
        int requests = simulator.ledger().apiRequests().size();

        try (Simulator other = Simulator.builder().opportunities(120).start()) {
            Cli.Result another = Cli.withKey(other).run(command("--with", "notes"));
            Cli.Result none = Cli.bare().run(command("--with", "notes"));

            assertThat(another.exit()).isEqualTo(6);
            assertThat(another.err())
                    .contains(
                            out() + " stays as it is",
                            "of another server, " + simulator.baseUrl(),
                            "" + other.baseUrl())
                    .hasLineCount(1);
            assertThat(none.exit()).isEqualTo(6);
            assertThat(none.err()).contains("of another server, " + simulator.baseUrl(), "this one is of a simulator");
            assertThat(other.ledger().apiRequests()).isEmpty();
        }
        assertThat(content()).isEqualTo(before);
        assertThat(simulator.ledger().apiRequests()).hasSize(requests);
        assertThat(export("--with", "notes").exit()).isZero();
    }

    @Test
    void withoutACredentialTheSameCommandGoesOnThoughItsSimulatorIsAnotherEachTime() throws IOException {
        Cli.Result first = Cli.bare().run("export", "stages", "--out", out().toString());
        Cli.Result second = Cli.bare().run("export", "stages", "--out", out().toString());
        Map<String, String> before = content();
        Cli.Result real = export("stages");

        assertThat(first.exit()).isZero();
        assertThat(second.exit()).isZero();
        assertThat(second.err()).contains("holds this export already");
        assertThat(real.exit()).isEqualTo(6);
        assertThat(real.err())
                .contains("of another server, a simulator of its own")
                .hasLineCount(1);
        assertThat(content()).isEqualTo(before);
        assertThat(simulator.ledger().apiRequests()).isEmpty();
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
