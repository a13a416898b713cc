package dev.lever4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.json.PageReader;
import dev.lever4j.json.RawJson;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.Gate;
import dev.lever4j.simulator.Ledger;
import dev.lever4j.simulator.Simulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String OPPORTUNITIES = "/v1/opportunities";

    private final Simulator simulator =
            Simulator.builder().opportunities(250).rate(1_000, 1_000).start();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Path out() {
        return folder.resolve("candidates.ndjson");
    }

    private Cli.Result export(Cli cli, String... options) {
        return cli.run(Stream.concat(Stream.of("export", "--out", out().toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String lastQuery() {
        List<Ledger.Entry> requests = simulator.ledger().apiRequests();
        return requests.get(requests.size() - 1).query();
    }

    /** What the simulator sends, read without the SDK's client. */
    private byte[] sent() throws IOException, InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String next = "";
        while (next != null) {
            String basic =
                    Base64.getEncoder().encodeToString((simulator.apiKey() + ":").getBytes(StandardCharsets.US_ASCII));
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(simulator.baseUrl() + "/opportunities?limit=100" + next))
                    .header("Authorization", "Basic " + basic)
                    .build();
            byte[] body = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body();
            var page = PageReader.raw(Shape.PAGED).read(body);
            for (RawJson record : page.records()) {
                record.writeTo(all);
                all.write('\n');
            }
            next = page.next() == null ? null : "&offset=" + URLEncoder.encode(page.next(), StandardCharsets.UTF_8);
        }
        return all.toByteArray();
    }

    @Test
    void withNothingConfiguredItExportsASimulatorByOAuth() throws IOException {
        Cli.Result result = export(Cli.bare().terminal());

        assertThat(result.err()).contains("simulator", "list ", "%", "/10 req/s", "ETA", "exported 5,000 records");
        assertThat(result.exit()).isZero();
        assertThat(out()).content().hasLineCount(5_000);
        assertThat(files()).containsExactly("candidates.ndjson");
    }

    @Test
    void everyRecordIsByteForByteWhatTheServerSent() throws Exception {
        Cli.Result result = export(Cli.withKey(simulator));

        assertThat(result.err())
                .contains("exported 250 records", "not known to be complete", "without confidential records");
        assertThat(result.exit()).isZero();
        assertThat(out()).hasBinaryContent(sent());
    }

    @Test
    void quietSaysNothingWhenAllIsWell() {
        Cli.Result result = export(Cli.withKey(simulator), "--quiet");

        assertThat(result.everything()).isEmpty();
        assertThat(result.exit()).isZero();
    }

    @Test
    void aKeyMayComeFromAFile() throws IOException {
        Path key = Files.writeString(folder.resolve("key"), simulator.apiKey() + "\n");

        assertThat(export(Cli.at(simulator), "--api-key-file", key.toString()).exit())
                .isZero();
    }

    @Test
    void aRefreshTokenAloneIsKeptBesideTheOutputAndTheNextRunGoesOnFromThere() throws IOException {
        Cli cli = Cli.withApp(simulator).env("LEVER_REFRESH_TOKEN", simulator.newGrant());

        Cli.Result first = export(cli);
        Cli.Result second = export(cli, "--force");

        assertThat(first.err()).contains("lever-grant.json");
        assertThat(second.err()).contains("using the grant in");
        assertThat(List.of(first.exit(), second.exit())).containsExactly(0, 0);
        assertThat(files()).containsExactly("candidates.ndjson", "lever-grant.json");
        assertThat(simulator.ledger().refreshTokenReuses()).isZero();
    }

    @Test
    void aGrantFileIsRewrittenAtEachRotation() throws IOException {
        Path grant = folder.resolve("grant.json");
        String granted = simulator.newGrant();
        Files.writeString(grant, "{\"refresh_token\":\"" + granted + "\",\"note\":\"mine\"}");
        Cli cli = Cli.withApp(simulator);

        assertThat(export(cli, "--grant-file", grant.toString()).exit()).isZero();
        assertThat(grant)
                .content()
                .contains("\"note\":\"mine\"", "access_token")
                .doesNotContain(granted);
        Cli.Result second = export(cli, "--force", "--grant-file", grant.toString());

        assertThat(second.exit()).isZero();
        // the access token is still good, so the second run needs no other
        assertThat(simulator.ledger().tokenRequests()).hasSize(1);
        assertThat(simulator.ledger().refreshTokenReuses()).isZero();
    }

    @Test
    void anExistingFileIsRefusedBeforeAnythingIsSent() throws IOException {
        Files.writeString(out(), "precious");

        Cli.Result result = export(Cli.withKey(simulator));

        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.err()).contains("exists already", "--force").hasLineCount(1);
        assertThat(out()).hasContent("precious");
        assertThat(simulator.ledger().entries()).isEmpty();
    }

    @Test
    void forceIsNotAdvisedWhereItWouldNotHelp() throws IOException {
        Files.createSymbolicLink(folder.resolve("dangling.ndjson"), folder.resolve("nowhere"));
        Files.createDirectory(folder.resolve("folder.ndjson"));

        for (String target : List.of("folder.ndjson", "dangling.ndjson")) {
            Cli.Result result = Cli.withKey(simulator)
                    .run("export", "--out", folder.resolve(target).toString());

            assertThat(result.exit()).isEqualTo(6);
            assertThat(result.err()).contains("not a regular file").doesNotContain("--force");
        }
        assertThat(simulator.ledger().entries()).isEmpty();
    }

    @Test
    void forceReplacesAFile() throws IOException {
        Files.writeString(out(), "old");

        assertThat(export(Cli.withKey(simulator), "--force").exit()).isZero();
        assertThat(out()).content().hasLineCount(250);
    }

    @Test
    void anErrorMidwayLeavesNoFile() throws IOException {
        // the first page is answered as ever, each later one is refused
        simulator.controls().inject(Fault.delay(Duration.ZERO).on("GET", OPPORTUNITIES));
        simulator.controls().inject(Fault.status(403).on("GET", OPPORTUNITIES).times(100));

        Cli.Result result = export(Cli.withKey(simulator));

        assertThat(result.exit()).isEqualTo(4);
        assertThat(files()).isEmpty();
    }

    @Test
    void aRefusedKeyIsAnAuthenticationFailure() throws IOException {
        Cli.Result result = export(Cli.at(simulator).env("LEVER_API_KEY", "wrong-key-of-mine"));

        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.err()).hasLineCount(1).doesNotContain("wrong-key-of-mine");
        assertThat(files()).isEmpty();
    }

    @Test
    void aDeadGrantIsAnAuthenticationFailure() {
        Cli cli = Cli.withApp(simulator).env("LEVER_REFRESH_TOKEN", simulator.newGrant());
        simulator.controls().revokeGrants();

        assertThat(export(cli).exit()).isEqualTo(3);
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() {
        Cli cli = Cli.withKey(simulator);
        simulator.close();

        Cli.Result result = export(cli);

        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.err()).hasLineCount(1);
    }

    @Test
    void aFolderThatIsNotThereIsALocalFault() {
        Cli.Result result = Cli.withKey(simulator).run("export", "--out", folder + "/nowhere/x.ndjson");

        assertThat(result.exit()).isEqualTo(6);
        assertThat(result.err()).contains("folder does not exist");
        assertThat(simulator.ledger().entries()).isEmpty();
    }

    @Test
    void aGrantThatCannotBeSavedIsALocalFaultAndIsNotSpent() throws IOException {
        // the longest name a file may have: what is written beside it would have a longer one, for root too
        Path grant = Files.writeString(
                folder.resolve("g".repeat(255)), "{\"refresh_token\":\"" + simulator.newGrant() + "\"}");
        Cli cli = Cli.withApp(simulator);

        assertThat(export(cli, "--grant-file", grant.toString()).exit()).isEqualTo(6);
        assertThat(simulator.ledger().tokenRequests()).isEmpty();
    }

    @Test
    void anyListCanGoIntoAFile() {
        for (String resource : List.of("users", "stages", "audit_events", "eeo_responses")) {
            Cli.Result result = export(Cli.withKey(simulator), resource, "--force", "--rate", "1000");

            assertThat(result.exit()).as(resource).isZero();
            assertThat(out()).content().isNotEmpty();
        }
    }

    @Test
    void whatMustBeReadInMonthsComesInOneFileToo() throws IOException {
        assertThat(export(Cli.withKey(simulator), "deleted_applications", "--rate", "1000")
                        .exit())
                .isZero();

        assertThat(Files.readAllLines(out())).isNotEmpty().doesNotHaveDuplicates();
        assertThat(simulator.ledger().apiRequests()).hasSizeGreaterThan(100);
    }

    @Test
    void everyFilterReachesTheServerUnderItsName() {
        export(
                Cli.withKey(simulator),
                "--quiet",
                "--created-from=2026-01-01",
                "--created-to=2026-01-31",
                "--updated-from=2026-01-01T00:00:00Z",
                "--updated-to=2026-01-02",
                "--advanced-from=2026-01-01",
                "--advanced-to=2026-01-02",
                "--archived-from=2026-01-01",
                "--archived-to=2026-01-02",
                "--archived=false",
                "--snoozed=true",
                "--stage=lead-new",
                "--stage=offer",
                "--posting=p1",
                "--archived-posting=p2",
                "--archive-reason=r1",
                "--contact=c1",
                "--tag=A b",
                "--origin=applied",
                "--source=web",
                "--location=unspecified",
                "--email=a@example.com",
                "--confidentiality=non-confidential",
                "--expand=sourcedBy",
                "--expand=stage",
                "--include=followers");

        assertThat(lastQuery().split("&"))
                .contains(
                        "created_at_start=1767225600000",
                        "created_at_end=1769903999999",
                        "updated_at_start=1767225600000",
                        "updated_at_end=1767398399999",
                        "advanced_at_start=1767225600000",
                        "advanced_at_end=1767398399999",
                        "archived_at_start=1767225600000",
                        "archived_at_end=1767398399999",
                        "archived=false",
                        "snoozed=true",
                        "stage_id=lead-new",
                        "stage_id=offer",
                        "posting_id=p1",
                        "archived_posting_id=p2",
                        "archive_reason_id=r1",
                        "contact_id=c1",
                        "tag=A%20b",
                        "origin=applied",
                        "source=web",
                        "location=unspecified",
                        "email=a%40example.com",
                        "confidentiality=non-confidential",
                        "expand=sourcedBy",
                        "expand=stage",
                        "include=followers");
    }

    @Test
    void anInterruptionEndsSoonLeavesNothingAndKeepsTheRotatedGrant() throws Exception {
        Cli cli = Cli.withApp(simulator).env("LEVER_REFRESH_TOKEN", simulator.newGrant());
        Gate gate = simulator.controls().hold("GET", OPPORTUNITIES);
        CompletableFuture<Void> stopped = gate.arrived(1).thenRun(cli.stop()::request);

        Cli.Result result = export(cli);

        assertThat(stopped).succeedsWithin(SOON);
        assertThat(result.exit()).isEqualTo(130);
        assertThat(result.err()).contains("interrupted");
        assertThat(files()).containsExactly("lever-grant.json");
        assertThat(Files.readString(folder.resolve("lever-grant.json"))).contains("access_token");
    }

    @Test
    void noSecretIsEverShown() throws IOException {
        String refreshToken = simulator.newGrant();
        Cli cli = Cli.withApp(simulator).env("LEVER_REFRESH_TOKEN", refreshToken);

        String said = export(cli, "--verbose").everything()
                + export(cli, "--verbose").everything()
                + export(Cli.at(simulator).env("LEVER_API_KEY", "k-" + refreshToken), "--force", "--verbose")
                        .everything();
        simulator.controls().rejectAllTokens(true);
        said += export(cli, "--force", "--verbose").everything();

        assertThat(said).contains("lever: ");
        assertThat(said)
                .doesNotContain(refreshToken)
                .doesNotContain(simulator.app().clientSecret());
        for (Ledger.Entry request : simulator.ledger().apiRequests()) {
            assertThat(said).doesNotContain(request.authorization().replaceFirst(".* ", ""));
        }
    }
}
