package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.client.changes.Rescan;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.LeverSync;
import dev.lever4j.export.Row;
import dev.lever4j.export.SyncBatch;
import dev.lever4j.export.format.CsvFormat;
import dev.lever4j.json.RawJson;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.world.Mutation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Schedulers;

/** Records of which no list of Lever's tells any more, as a key that may not see confidential data finds them. */
class UntoldTest {
    @TempDir
    private Path parent;

    private SyncedAccount account;

    @BeforeEach
    void open() {
        account = new SyncedAccount(50, parent);
        account.lever.controls().hideConfidential(true);
    }

    @AfterEach
    void close() {
        account.close();
    }

    private LeverExport export() {
        return LeverExport.of(account.client).with(ExportResource.APPLICATIONS, ExportResource.NOTES);
    }

    private LeverSync full() {
        return export().sync().rescan(Rescan.full(Duration.ofMillis(1)));
    }

    private String change(Mutation.Kind kind) {
        account.clock.pass(Duration.ofSeconds(10));
        return account.lever.mutations(5).only(kind).step().id();
    }

    private String all(String name) {
        return String.join(
                "\n",
                account.records(name).values().stream().flatMap(List::stream).toList());
    }

    private int askedFor(String id) {
        return (int) account.lever.ledger().apiRequests().stream()
                .filter(request -> request.path().equals("/v1/opportunities/" + id))
                .count();
    }

    /** Lever may answer one or the other. */
    @ParameterizedTest
    @CsvSource({"ndjson,403", "csv,404"})
    void whatHasBecomeConfidentialGoesWithARescanOfAllAndWhatLiesUnderItToo(String format, int status) {
        account.export("data", format, export());
        String id = change(Mutation.Kind.CONFIDE);
        account.lever
                .controls()
                .inject(Fault.status(status)
                        .on("GET", "/v1/opportunities/" + id)
                        .times(1_000));
        account.clock.pass(Duration.ofHours(1));
        assertThat(account.sync("data", format, export().sync()).isComplete()).isTrue();
        assertThat(all("data")).as("nothing tells of it").contains(id);

        FolderManifest manifest = account.sync("data", format, full());

        assertThat(all("data")).doesNotContain(id);
        account.export("fresh", format, export());
        assertThat(account.records("data")).isEqualTo(account.records("fresh"));
        assertThat(manifest.isComplete()).isTrue();
        assertThat(Objects.requireNonNull(
                                manifest.lastSync().orElseThrow().changes().get(ExportResource.OPPORTUNITIES))
                        .deleted())
                .isEqualTo(1);
    }

    @Test
    void whatLeverTellsOfIsNotAskedForByItsId() {
        account.export("data", "ndjson", export());
        change(Mutation.Kind.DELETE);
        account.sync("data", "ndjson", full());
        account.lever.ledger().clear();
        account.clock.pass(Duration.ofHours(1));

        account.sync("data", "ndjson", full());

        // those that show that it is the same account
        assertThat(account.lever.state().opportunities().keySet().stream()
                        .mapToInt(this::askedFor)
                        .sum())
                .isEqualTo(1);
    }

    /**
     * Of a round that is interrupted; and what an earlier one brought that has not become part of the files is held.
     */
    @Test
    void eachRecordIsNamedOnceOfWhichNoBatchOfTheRoundTells() {
        account.export("data", "csv", export());
        List<String> ids = List.copyOf(account.lever.state().opportunities().keySet().stream()
                .filter(id -> all("data").contains(id))
                .toList());
        ChangePosition within = ChangePosition.parse("1/0/0/0/0/00000000/3");
        ChangePosition between = ChangePosition.since(account.clock.instant());
        FileFormat csv = CsvFormat.csv().withJson();

        untold(csv, (target, told) -> {
            assertThat(told).containsExactlyInAnyOrderElementsOf(ids);
            target.keep(batch(List.of("new", ids.get(0)), List.of(ids.get(1)), between))
                    .block();
        });
        untold(csv, (target, told) -> {
            assertThat(told)
                    .as("of the round before")
                    .hasSize(ids.size() + 1)
                    .contains("new")
                    .containsAll(ids);
            target.keep(batch(List.of(ids.get(2)), List.of(ids.get(3)), within)).block();
        });
        untold(
                csv,
                (target, told) -> assertThat(told)
                        .as("gone on with")
                        .doesNotHaveDuplicates()
                        .hasSize(ids.size() - 1)
                        .contains("new")
                        .doesNotContain(ids.get(2), ids.get(3)));
    }

    private static SyncBatch batch(List<String> there, List<String> gone, ChangePosition position) {
        return new SyncBatch(
                there.stream()
                        .map(id -> new Row(
                                ExportResource.OPPORTUNITIES,
                                null,
                                RawJson.of(("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8))))
                        .toList(),
                List.of(),
                gone.stream()
                        .map(id -> new SyncBatch.Gone(ExportResource.OPPORTUNITIES, id))
                        .toList(),
                List.of(),
                position);
    }

    private void untold(FileFormat format, BiConsumer<FolderTarget, List<String>> what) {
        Path folder = parent.resolve("data");
        OpenFolder open =
                new OpenFolder(folder, new Disk(), account.client.timeAndChance(), Sizes.USUAL, format, Set.of());
        FolderTarget target = new FolderTarget(folder, open, format, Duration.ofSeconds(2), Schedulers.immediate());
        try {
            target.begin().block();
            what.accept(target, target.untold().collectList().blockOptional().orElseThrow());
            assertThat(Contents.files(folder)).noneMatch(IdIndex::isOurs);
        } finally {
            open.close();
        }
    }

    /** Of other lists it tells then. */
    @Test
    void whatARoundToldBeforeItIsGoneOnWithByARescanOfAllIsForgotten() {
        account.export("data", "ndjson", export());
        String id = change(Mutation.Kind.MOVE);
        account.clock.pass(Duration.ofHours(1));
        account.lever.controls().inject(Fault.status(400).on("GET", "/v1/applications/deleted"));
        assertThatThrownBy(() -> account.sync("data", "ndjson", export().sync()))
                .isInstanceOf(BadRequestException.class);
        confide(id);

        account.sync("data", "ndjson", full());

        assertThat(all("data")).doesNotContain(id);
    }

    private void confide(String id) {
        while (!Objects.requireNonNull(account.lever.state().opportunities().get(id))
                .confidential()) {
            change(Mutation.Kind.CONFIDE);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whereverItIsInterruptedItEndsAsANewExport(long seed) {
        Random random = new Random(seed);
        account.export("data", "ndjson", export());
        for (int i = 0; i < 15; i++) {
            change(i % 3 == 0 ? Mutation.Kind.CONFIDE : Mutation.Kind.valueOf(i % 3 == 1 ? "MOVE" : "DELETE"));
        }
        account.clock.pass(Duration.ofHours(1));
        account.export("fresh", "ndjson", export());
        Map<String, List<String>> expected = account.records("fresh");

        int lives = 0;
        boolean isDone = false;
        while (!isDone) {
            FaultyDisk disk = new FaultyDisk(parent.resolve("data"), 20 + random.nextInt(60) + 10 * lives++, true);
            try {
                account.folder("data", "ndjson").files(disk).sync(full()).block(SyncedAccount.LIMIT);
                isDone = true;
            } catch (ExportFileException died) {
                assertThat(died).hasMessageContaining("goes on");
            }
        }

        assertThat(account.records("data")).isEqualTo(expected);
    }
}
