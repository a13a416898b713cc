package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.lever4j.client.changes.ChangePosition;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.Row;
import dev.lever4j.export.Skipped;
import dev.lever4j.export.SyncBatch;
import dev.lever4j.export.SyncReport;
import dev.lever4j.json.RawJson;
import dev.lever4j.simulator.world.Mutation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Schedulers;

/** A sync that dies at any step of the disk, one after the other. */
class StoppedSyncTest {
    @TempDir
    private Path parent;

    private SyncedAccount account;

    @BeforeEach
    void open() {
        account = new SyncedAccount(20, parent);
    }

    @AfterEach
    void close() {
        account.close();
    }

    private LeverExport export() {
        return LeverExport.of(account.client).with(ExportResource.APPLICATIONS, ExportResource.NOTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "csv"})
    void whereverItEndsWhatTheManifestSaysIsThereAndTheNextSyncIsRight(String format) throws IOException {
        account.export("exported", format, export());
        change();
        // longer ago than a round looks back: what the first one lost no other one finds
        account.clock.pass(Duration.ofHours(1));
        account.export("fresh", format, export());
        Map<String, List<String>> before = account.records("exported");
        Map<String, List<String>> after = account.records("fresh");
        assertThat(after).isNotEqualTo(before);

        FaultyDisk sound = FaultyDisk.sound(copied("sound"));
        account.folder("sound", format).files(sound).sync(export().sync()).block(SyncedAccount.LIMIT);
        assertThat(account.records("sound")).isEqualTo(after);

        for (int step = 1; step <= sound.steps.size(); step++) {
            String name = "stopped" + step;
            Path folder = copied(name);
            try {
                account.folder(name, format)
                        .files(new FaultyDisk(folder, step, true))
                        .sync(export().sync())
                        .block(SyncedAccount.LIMIT);
            } catch (ExportFileException died) {
                assertThat(died).hasMessageContaining("the same command goes on");
            }
            String at = "step " + step + ", " + sound.steps.get(step - 1);
            if (Files.exists(folder.resolve("manifest.json"))) {
                assertThat(account.records(name)).as(at).isIn(before, after);
                isAsTheManifestSays(folder, at);
            }

            account.sync(name, format, export().sync());
            assertThat(account.records(name)).as(at).isEqualTo(after);
            isAsTheManifestSays(folder, at);
        }
    }

    /** Lists that cannot be read when they come back stay as they were. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whateverStepItEndsAtWhoCameBackHasWhatLiesUnderThem(boolean isRead) {
        account.export("exported", "ndjson", export());
        account.clock.pass(Duration.ofHours(1));
        Map<String, List<String>> all = account.records("exported");
        String id = account.lever.state().opportunities().keySet().stream()
                .filter(one -> String.join("", notes(all)).contains(one))
                .findFirst()
                .orElseThrow();
        FaultyDisk sound = FaultyDisk.sound(copied("sound"));
        int begun = leftAndCameBack(id, "sound", sound, isRead);
        assertThat(account.records("sound")).isEqualTo(all);

        for (int step = begun + 1; step <= sound.steps.size(); step++) {
            String name = "back" + step;
            FaultyDisk dying = new FaultyDisk(copied(name), step, true);
            String at = "step " + step + ", " + sound.steps.get(step - 1);
            assertThatCode(() -> leftAndCameBack(id, name, dying, isRead))
                    .as(at)
                    .satisfiesAnyOf(
                            died -> assertThat(died).isInstanceOf(ExportFileException.class),
                            lived -> assertThat(lived).isNull());

            account.sync(name, "ndjson", export().sync());
            assertThat(account.records(name)).as(at).isEqualTo(all);
        }
    }

    /** What lies under it could not be read. */
    private static SyncBatch unread(SyncBatch all) {
        List<Skipped> skipped = all.whole().stream()
                .map(one -> new Skipped(one.resource(), one.parent(), Skipped.Reason.FAILED))
                .toList();
        List<Row> rows = all.rows().stream()
                .filter(row -> row.resource() == ExportResource.OPPORTUNITIES)
                .toList();
        return new SyncBatch(rows, List.of(), List.of(), skipped, all.position());
    }

    /** All that the export has of it. */
    private SyncBatch asItWas(String id, ChangePosition position) {
        List<Row> rows = new ArrayList<>();
        List<SyncBatch.Whole> whole = new ArrayList<>();
        account.records("exported").forEach((name, lines) -> {
            ExportResource resource = ExportResource.valueOf(name.toUpperCase(Locale.ROOT));
            String under = resource == ExportResource.OPPORTUNITIES ? null : id;
            String field = under == null ? "\"id\":\"" : "\"opportunityId\":\"";
            lines.stream()
                    .filter(line -> line.contains(field + id))
                    .forEach(line ->
                            rows.add(new Row(resource, under, RawJson.of(line.getBytes(StandardCharsets.UTF_8)))));
            if (under != null) {
                whole.add(new SyncBatch.Whole(resource, id));
            }
        });
        return new SyncBatch(rows, whole, List.of(), List.of(), position);
    }

    private static List<String> notes(Map<String, List<String>> all) {
        return Objects.requireNonNullElse(all.get("notes"), List.of());
    }

    /** Within one sync. Returns how many steps it took until all of that had been kept. */
    private int leftAndCameBack(String id, String name, FaultyDisk disk, boolean isRead) {
        Path folder = parent.resolve(name);
        ChangePosition now = ChangePosition.since(account.clock.instant());
        OpenFolder open = new OpenFolder(folder, disk, account.client.timeAndChance(), Sizes.USUAL, null, Set.of());
        try {
            FolderTarget target = new FolderTarget(folder, open, null, Duration.ofSeconds(2), Schedulers.immediate());
            target.begin().block();
            target.keep(new SyncBatch(
                            List.of(),
                            List.of(),
                            List.of(new SyncBatch.Gone(ExportResource.OPPORTUNITIES, id)),
                            List.of(),
                            now))
                    .block();
            SyncBatch back = asItWas(id, now);
            target.keep(isRead ? back : unread(back)).block();
            int kept = disk.steps.size();
            target.finish(new SyncReport(
                            ExportResource.OPPORTUNITIES,
                            now.since(),
                            now.since(),
                            false,
                            Duration.ZERO,
                            Map.of(),
                            0,
                            0,
                            Map.of()))
                    .block();
            return kept;
        } finally {
            open.close();
        }
    }

    private Path copied(String name) {
        Path folder = parent.resolve(name);
        SyncedAccount.copy(parent.resolve("exported"), folder);
        return folder;
    }

    private void change() {
        for (Mutation.Kind kind : List.of(
                Mutation.Kind.MOVE,
                Mutation.Kind.DELETE,
                Mutation.Kind.CREATE,
                Mutation.Kind.NOTE,
                Mutation.Kind.DELETE_APPLICATION)) {
            account.clock.pass(Duration.ofSeconds(10));
            account.lever.mutations(7).only(kind).step();
        }
    }

    /** No file is missing, none is another, and none is there besides that a reader would take for one. */
    private static void isAsTheManifestSays(Path folder, String at) throws IOException {
        FolderManifest manifest = FolderManifest.parse(Files.readString(folder.resolve("manifest.json")));
        List<FolderManifest.Segment> segments = manifest.resources().values().stream()
                .flatMap(part -> part.segments().stream())
                .toList();
        for (FolderManifest.Segment segment : segments) {
            assertThat(folder.resolve(segment.name())).as(at).exists().hasSize(segment.bytes());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.map(file -> folder.relativize(file).toString())
                            .filter(name -> name.matches("[a-z]+/\\d+\\.(ndjson|csv)")))
                    .as(at)
                    .containsExactlyInAnyOrderElementsOf(
                            segments.stream().map(FolderManifest.Segment::name).toList());
        }
    }
}
