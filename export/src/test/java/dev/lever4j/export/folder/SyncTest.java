package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.client.changes.Rescan;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.Position;
import dev.lever4j.export.SyncBatch;
import dev.lever4j.export.SyncReport;
import dev.lever4j.export.SyncReport.Changes;
import dev.lever4j.export.format.CompressedNdjson;
import dev.lever4j.export.format.CsvFormat;
import dev.lever4j.export.redact.Redaction;
import dev.lever4j.export.redact.RedactionKey;
import dev.lever4j.export.redact.RedactionProfile;
import dev.lever4j.json.LeverJson;
import dev.lever4j.model.Opportunity;
import dev.lever4j.request.OpportunityFilter;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.State;
import dev.lever4j.simulator.world.Mutation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Schedulers;

/** What a sync of a folder takes over, refuses and says. */
class SyncTest {
    private static final String LINES = "ndjson";

    @TempDir
    private Path parent;

    private SyncedAccount account;

    @BeforeEach
    void open() {
        account = new SyncedAccount(30, parent);
    }

    @AfterEach
    void close() {
        account.close();
    }

    private LeverExport export() {
        return LeverExport.of(account.client).with(ExportResource.APPLICATIONS, ExportResource.NOTES);
    }

    private String change(Mutation.Kind kind) {
        account.clock.pass(Duration.ofSeconds(10));
        return account.lever.mutations(5).only(kind).step().id();
    }

    private List<String> lines(ExportResource resource) {
        return Objects.requireNonNullElse(account.records("data").get(resource.text()), List.of());
    }

    private void isRefused(LeverExport other, String format, String... words) {
        int requests = account.requests();
        Map<String, List<String>> before = account.records("data");
        assertThatThrownBy(() -> account.sync("data", format, other.sync()))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContainingAll(words);
        assertThat(account.requests()).isEqualTo(requests);
        assertThat(account.records("data")).isEqualTo(before);
        assertThat(account.folder("data", LINES).finished().blockOptional()).isPresent();
    }

    @Test
    void whatAnotherExportHasMadeIsLeftAlone() {
        account.export("data", LINES, export());

        isRefused(LeverExport.of(account.client), LINES, "stays as it is", "other children");
        isRefused(export().withSecret(), LINES, "stays as it is", "what is secret");
        isRefused(export().server("another"), LINES, "stays as it is", "of another server");
        isRefused(export(), "csv", "begun as ndjson", "csv");
    }

    @Test
    void aRedactedOneStaysAsItWasRedacted() {
        Redaction its = redaction("", 1);
        account.export("data", LINES, export().redact(its));

        isRefused(export(), LINES, "stays as it is", "redaction (profile or key)");
        isRefused(export().redact(redaction("", 2)), LINES, "stays as it is", "redaction (profile or key)");
        isRefused(
                export().redact(redaction(", notes: {fields.value: keep}", 1)),
                LINES,
                "stays as it is",
                "redaction (profile or key)");

        change(Mutation.Kind.CREATE);
        FolderManifest after = account.sync("data", LINES, export().redact(its).sync());
        assertThat(after.redaction()).isEqualTo(its.mark());
    }

    private static Redaction redaction(String more, int key) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        return Redaction.of(
                RedactionProfile.parse("test", "{redaction: 1, base: strict" + more + "}"), RedactionKey.of(bytes));
    }

    @Test
    void whereNoExportIsFinishedNothingIsMade() {
        assertThatThrownBy(() -> account.sync("data", LINES, export().sync()))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContainingAll("holds no finished export", "export into it first");
        assertThat(parent.resolve("data")).doesNotExist();

        FaultyDisk full = new FaultyDisk(parent.resolve("data"), 30, true);
        assertThatThrownBy(() -> account.folder("data", LINES)
                        .files(full)
                        .write(export())
                        .block(SyncedAccount.LIMIT))
                .isInstanceOf(ExportFileException.class);
        List<String> before = Contents.files(parent.resolve("data"));
        assertThatThrownBy(() -> account.sync("data", LINES, export().sync()))
                .hasMessageContaining("holds no finished export");
        assertThat(Contents.files(parent.resolve("data"))).isEqualTo(before);
    }

    @Test
    void aFormatThatCannotBeMadeAnewIsRefused() {
        FileFormat other = new FileFormat() {
            @Override
            public String ending() {
                return "txt";
            }

            @Override
            public Records begin(ExportResource resource, OutputStream out) {
                return new Records() {
                    @Override
                    public void write(byte[] bytes, int from, int length) throws IOException {
                        out.write(bytes, from, length);
                    }

                    @Override
                    public void end() {}
                };
            }
        };
        ExportFolder folder = account.folder("data", LINES).format(other);
        folder.write(export()).block(SyncedAccount.LIMIT);

        assertThatThrownBy(() -> folder.sync(export().sync()).block(SyncedAccount.LIMIT))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContainingAll("stays as it is", "(txt)", "export anew");
    }

    @Test
    void whatHasBecomeOfTheRecordsIsCounted() throws IOException {
        account.export("data", LINES, export());
        String gone = change(Mutation.Kind.DELETE);
        change(Mutation.Kind.CREATE);
        change(Mutation.Kind.MOVE);

        FolderManifest manifest = account.sync("data", LINES, export().sync());

        FolderSync sync = manifest.lastSync().orElseThrow();
        assertThat(sync.changes()).containsEntry(ExportResource.OPPORTUNITIES, new Changes(1, 1, 1));
        assertThat(sync.number()).isEqualTo(1);
        assertThat(sync.from()).isEqualTo(manifest.startedAt());
        assertThat(sync.until()).isEqualTo(account.clock.instant());
        assertThat(sync.requests()).isGreaterThan(5);
        assertThat(manifest.isComplete()).isTrue();
        assertThat(String.join("", lines(ExportResource.OPPORTUNITIES))).doesNotContain(gone);
        assertThat(String.join("", lines(ExportResource.NOTES))).doesNotContain(gone);
        assertThat(FolderManifest.parse(Files.readString(parent.resolve("data/manifest.json"))))
                .isEqualTo(manifest);
        assertThat(account.export("data", LINES, export())).isEqualTo(manifest);
    }

    @Test
    void whereNothingHasChangedNoFileIsTouched() {
        account.export("data", LINES, export());
        account.clock.pass(Duration.ofHours(1));
        account.sync("data", LINES, export().sync());
        account.clock.pass(Duration.ofHours(1));
        List<String> before = Contents.files(parent.resolve("data"));

        FolderManifest manifest = account.sync("data", LINES, export().sync());

        assertThat(Contents.files(parent.resolve("data"))).isEqualTo(before);
        assertThat(manifest.lastSync().orElseThrow().changes()).isEmpty();
        assertThat(manifest.syncs()).hasSize(2);
    }

    @Test
    void whatLeavesTheFilterLeavesTheFolder() {
        LeverExport open =
                export().filter(OpportunityFilter.builder().archived(false).build());
        account.export("data", LINES, open);
        for (int i = 0; i < 4; i++) {
            change(Mutation.Kind.ARCHIVE);
        }

        account.sync("data", LINES, open.sync());

        account.export("fresh", LINES, open);
        assertThat(account.records("data")).isEqualTo(account.records("fresh"));
    }

    @Test
    void aListThatIsRefusedStaysAsItWasAndTheFolderIsNotCompleteUntilAllWasReadAgain() {
        account.export("data", LINES, export());
        List<String> notes = lines(ExportResource.NOTES);
        String id = change(Mutation.Kind.MOVE);
        account.lever.controls().inject(Fault.status(403).on("GET", "/v1/opportunities/" + id + "/notes"));

        FolderManifest partly = account.sync("data", LINES, export().sync());

        assertThat(lines(ExportResource.NOTES)).isEqualTo(notes);
        assertThat(partly.isComplete()).isFalse();
        assertThat(partly.reasons()).singleElement().asString().contains("could not read some lists or records (1)");
        account.clock.pass(Duration.ofMinutes(1));
        assertThat(account.sync("data", LINES, export().sync()).isComplete()).isFalse();
        account.clock.pass(Duration.ofMinutes(1));
        FolderManifest whole = account.sync("data", LINES, export().sync().rescan(Rescan.full(Duration.ofMillis(1))));
        assertThat(whole.isComplete()).isTrue();
    }

    @Test
    void thatTheListMovedWhileItWasExportedMeansNothingOnceAllWasReadAgain() {
        account.export("data", LINES, export());
        Instant now = account.clock.instant();
        byte[] first = JsonValues.utf8(
                Contents.lines(parent.resolve("data/manifest.log")).get(0));
        Ledger ledger = new Ledger();
        ledger.apply(LogLine.parse(JsonValues.parse(first)));
        Supplier<LogLine.Draft> next = () -> LogLine.of(1, now, Map.of(), 0);
        ledger.apply(next.get()
                .positions(List.of(new Position.Listed(false)), List.of())
                .done());
        ledger.apply(next.get().finished().done());

        for (boolean full : new boolean[] {false, true}) {
            assertThat(ledger.manifest().reasons()).singleElement().asString().contains("records were still moving");
            FolderSync sync = new FolderSync(1, now, now, now, full, Map.of(), Map.of());
            ledger.apply(next.get().sync(SyncLine.applying(sync), List.of()).done());
            ledger.apply(next.get().sync(SyncLine.end(), List.of()).done());
        }
        assertThat(ledger.manifest().reasons()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "ndjson.gz", "csv"})
    void whoWasAnonymizedIsNamedNoMore(String format) {
        account.export("data", format, export());
        List<String> before = lines(ExportResource.OPPORTUNITIES);
        State people = account.lever.state();
        String id = change(Mutation.Kind.ANONYMIZE);
        String name = LeverJson.decode(
                        Objects.requireNonNull(people.opportunities().get(id))
                                .json()
                                .getBytes(StandardCharsets.UTF_8),
                        Opportunity.class)
                .name();
        assertThat(name).isNotBlank();

        account.sync("data", format, export().sync());

        assertThat(lines(ExportResource.OPPORTUNITIES))
                .hasSameSizeAs(before)
                .filteredOn(line -> line.contains(id))
                .allSatisfy(line ->
                        assertThat(line).contains("\"isAnonymized\":true").doesNotContain(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "ndjson.gz", "csv"})
    void aDeletedApplicationIsGoneThoughNobodySaysSoOfItsOpportunity(String format) {
        account.export("data", format, export());
        List<String> before = lines(ExportResource.APPLICATIONS);
        String id = account.lever.state().opportunities().keySet().stream()
                .flatMap(one -> account
                        .client
                        .opportunity(one)
                        .applications()
                        .list()
                        .items()
                        .map(application -> application.id())
                        .collectList()
                        .blockOptional(SyncedAccount.LIMIT)
                        .orElseThrow()
                        .stream())
                .findFirst()
                .orElseThrow();
        FileFormat other = format.equals(LINES) ? null : formatOf(format);
        OpenFolder open = new OpenFolder(
                parent.resolve("data"), new Disk(), account.client.timeAndChance(), Sizes.USUAL, other, Set.of());
        FolderTarget target =
                new FolderTarget(parent.resolve("data"), open, other, Duration.ofSeconds(2), Schedulers.immediate());
        Instant now = account.clock.instant();

        target.begin().block();
        target.keep(new SyncBatch(
                        List.of(),
                        List.of(),
                        List.of(new SyncBatch.Gone(ExportResource.APPLICATIONS, id)),
                        List.of(),
                        ChangePosition.since(now)))
                .block();
        SyncReport report = target.finish(new SyncReport(
                        ExportResource.OPPORTUNITIES, now, now, false, Duration.ZERO, Map.of(), 0, 0, Map.of()))
                .blockOptional()
                .orElseThrow();
        open.close();

        assertThat(report.changes()).containsExactly(Map.entry(ExportResource.APPLICATIONS, new Changes(0, 0, 1)));
        assertThat(lines(ExportResource.APPLICATIONS))
                .hasSize(before.size() - 1)
                .noneMatch(line -> line.contains(id));
    }

    private static FileFormat formatOf(String name) {
        return name.equals("csv") ? CsvFormat.csv().withJson() : CompressedNdjson.gzip();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "csv"})
    void aListOfWhichLeverDoesNotTellWhatHasChangedIsReadAnew(String format) {
        LeverExport postings = LeverExport.of(account.client).resource(ExportResource.POSTINGS);
        account.export("data", format, postings);
        String gone = change(Mutation.Kind.DELETE_POSTING);

        FolderManifest manifest = account.sync("data", format, postings.sync());

        account.export("fresh", format, postings);
        assertThat(account.records("data")).isEqualTo(account.records("fresh"));
        assertThat(String.join("", lines(ExportResource.POSTINGS))).doesNotContain(gone);
        Changes changes = Objects.requireNonNull(
                manifest.lastSync().orElseThrow().changes().get(ExportResource.POSTINGS));
        assertThat(changes.deleted()).isEqualTo(1);
        assertThat(changes.added()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"ndjson,1", "csv,1", "ndjson,1000", "csv,1000"})
    void whatCannotBeReadUnderAListThatIsReadAnewStaysAsItWas(String format, int times) {
        LeverExport surveys =
                LeverExport.of(account.client).resource(ExportResource.POSTINGS).with(ExportResource.DIVERSITY_SURVEYS);
        account.export("data", format, surveys);
        String gone = change(Mutation.Kind.DELETE_POSTING);
        account.export("fresh", format, surveys);
        account.lever
                .controls()
                .inject(Fault.status(403).on("GET", "/v1/surveys/diversity/*").times(times));

        FolderManifest manifest = account.sync("data", format, surveys.sync());

        assertThat(account.records("data")).isEqualTo(account.records("fresh"));
        assertThat(String.join("", lines(ExportResource.DIVERSITY_SURVEYS))).doesNotContain(gone);
        assertThat(manifest.isComplete()).isFalse();
        assertThat(account.sync("data", format, surveys.sync()).isComplete()).isEqualTo(times == 1);
    }

    @Test
    void recordsOfOneIdUnderSeveralParentsAreCountedEachByItself() {
        LeverExport surveys =
                LeverExport.of(account.client).resource(ExportResource.POSTINGS).with(ExportResource.DIVERSITY_SURVEYS);
        account.export("data", LINES, surveys);
        int before = lines(ExportResource.DIVERSITY_SURVEYS).size();
        change(Mutation.Kind.DELETE_POSTING);

        FolderManifest manifest = account.sync("data", LINES, surveys.sync());

        int deleted = before - lines(ExportResource.DIVERSITY_SURVEYS).size();
        assertThat(deleted).isPositive();
        assertThat(manifest.lastSync().orElseThrow().changes())
                .containsEntry(ExportResource.DIVERSITY_SURVEYS, new Changes(0, before - deleted, deleted));
    }

    @Test
    void aListThatCannotBeReadAnewToItsEndStaysAsItWas() {
        LeverExport postings = LeverExport.of(account.client).resource(ExportResource.POSTINGS);
        account.export("data", LINES, postings);
        Map<String, List<String>> before = account.records("data");
        change(Mutation.Kind.DELETE_POSTING);
        account.lever.controls().inject(Fault.status(400).on("GET", "/v1/postings"));

        assertThatThrownBy(() -> account.sync("data", LINES, postings.sync())).hasMessageContaining("400");

        assertThat(account.records("data")).isEqualTo(before);
        assertThat(account.sync("data", LINES, postings.sync()).isComplete()).isTrue();
    }
}
