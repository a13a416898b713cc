package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.client.RawResponse;
import dev.lever4j.client.changes.Rescan;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.LeverSync;
import dev.lever4j.export.redact.Redaction;
import dev.lever4j.export.redact.RedactionKey;
import dev.lever4j.export.redact.RedactionProfile;
import dev.lever4j.simulator.Fault;
import dev.lever4j.simulator.world.Mutation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** Files of records come and go with their records. */
class SyncedFilesTest {
    private static final ExportResource[] BOTH = {ExportResource.FILES, ExportResource.RESUMES};
    private static final String LINES = "ndjson";

    @TempDir
    Path parent;

    private SyncedAccount account;
    private LeverExport export;

    @BeforeEach
    void start() {
        account = new SyncedAccount(30, parent);
        export = LeverExport.of(account.client).with(BOTH);
    }

    @AfterEach
    void end() {
        account.close();
    }

    private FolderManifest export(String name) {
        return account.folder(name, LINES)
                .download(BOTH)
                .write(export)
                .blockOptional(SyncedAccount.LIMIT)
                .orElseThrow();
    }

    private String anOpportunity() {
        return account.lever.state().opportunities().keySet().iterator().next();
    }

    private String addFile(String name) {
        return account.lever.controls().addFile(anOpportunity(), name, 10);
    }

    private String files() {
        return "/v1/opportunities/" + anOpportunity() + "/files";
    }

    private void refuse(String file) {
        account.lever
                .controls()
                .inject(Fault.status(403, "{\"code\":\"Forbidden\",\"message\":\"no\"}")
                        .on("GET", files() + "/" + file + "/download")
                        .times(99));
    }

    private long fetched() {
        return account.lever.ledger().apiRequests().stream()
                .filter(request -> request.path().endsWith("/download"))
                .count();
    }

    private FolderManifest rescan() {
        account.clock.pass(Duration.ofMinutes(1));
        return account.sync("data", LINES, fullSync());
    }

    private DownloadRow row(FolderManifest manifest, String id) {
        return Filing.rows(parent.resolve("data"), manifest).stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void isAsANewExportWouldBe(FolderManifest manifest) {
        FolderManifest fresh = export("fresh");
        assertThat(Filing.found(parent.resolve("data"), manifest))
                .isEqualTo(Filing.found(parent.resolve("fresh"), fresh));
        assertThat(Filing.lying(parent.resolve("data")))
                .containsExactlyInAnyOrderElementsOf(Filing.lying(parent.resolve("fresh")));
        assertThat(manifest.downloads().total()).isEqualTo(fresh.downloads().total());
        assertThat(account.folder("data", LINES).finished().block()).isEqualTo(manifest);
    }

    /** Until somebody is gone of whom there were files. */
    private void deleteOneWithFiles(FolderManifest before) {
        Set<String> having = new HashSet<>();
        Filing.rows(parent.resolve("data"), before).stream()
                .filter(row -> row.file() != null)
                .forEach(row -> having.add(row.parent()));
        String gone;
        do {
            account.clock.pass(Duration.ofSeconds(10));
            gone = account.lever.mutations(5).only(Mutation.Kind.DELETE).step().id();
        } while (!having.contains(gone));
    }

    @Test
    void theFilesOfWhoIsGoneGo() {
        FolderManifest before = export("data");
        deleteOneWithFiles(before);

        FolderManifest synced = account.sync("data", LINES, export.sync());

        assertThat(Filing.found(parent.resolve("data"), synced))
                .isEqualTo(Filing.found(parent.resolve("fresh"), export("fresh")))
                .hasSizeLessThan((int) before.downloads().total().files());
        assertThat(Filing.lying(parent.resolve("data")))
                .containsExactlyInAnyOrderElementsOf(Filing.lying(parent.resolve("fresh")));
        assertThat(account.folder("data", LINES).finished().block()).isEqualTo(synced);
    }

    @Test
    void aSyncThatEndsBeforeTheyAreGoneIsGoneOnWith() {
        deleteOneWithFiles(export("data"));
        ExportFolder failing = account.folder("data", LINES).files(new Disk() {
            @Override
            void delete(Path file) throws IOException {
                if (file.toString().contains("downloads")) {
                    throw new IOException("no");
                }
                super.delete(file);
            }
        });
        assertThatThrownBy(() -> failing.sync(export.sync()).block(SyncedAccount.LIMIT))
                .isInstanceOf(ExportFileException.class);
        assertThat(parent.resolve("data/manifest.json")).doesNotExist();

        FolderManifest synced = account.sync("data", LINES, export.sync());

        assertThat(Filing.found(parent.resolve("data"), synced))
                .isEqualTo(Filing.found(parent.resolve("fresh"), export("fresh")));
        assertThat(account.folder("data", LINES).finished().block()).isEqualTo(synced);
    }

    @Test
    void besideRecordsOfAFormatThatDoesNotTellOfThemTheyAreNotFollowed() {
        ExportFolder packed = ExportFolder.at(parent.resolve("data")).format(new Untold());
        packed.download(BOTH).write(export).block(SyncedAccount.LIMIT);
        int asked = account.requests();

        assertThatThrownBy(() -> packed.sync(export.sync()).block(SyncedAccount.LIMIT))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContainingAll("stays as it is", "FileFormat.tellsFiles");
        assertThat(account.requests()).isEqualTo(asked);
        assertThat(packed.finished().block()).isNotNull();
    }

    @Test
    void aFullRescanDoesNotForgetThatFilesAreMissing() {
        refuse(addFile("a.pdf"));
        String missing = "1 files of records were refused (403)";
        assertThat(export("data").reasons()).singleElement().asString().contains(missing);

        assertThat(rescan().reasons()).singleElement().asString().contains(missing);
    }

    @Test
    void anExportGoesOnWithASyncThatWasChangingFilesBeforeItComparesThem() throws IOException {
        FolderManifest exported = export("data");
        deleteOneWithFiles(exported);
        account.clock.pass(Duration.ofSeconds(10));
        String touched = Filing.rows(parent.resolve("data"), exported).get(0).parent();
        account.lever.controls().addFile(touched, "new.pdf", 10);
        SyncedAccount.copy(parent.resolve("data"), parent.resolve("sound"));
        FaultyDisk sound = FaultyDisk.sound(parent.resolve("sound"));
        account.folder("sound", LINES).files(sound).sync(fullSync()).block(SyncedAccount.LIMIT);
        int applying = sound.steps.indexOf("delete manifest.json");
        FolderManifest fresh = export("fresh");
        long missing = Filing.rows(parent.resolve("data"), exported).size()
                - exported.downloads().total().files();

        // how many steps there are depends on which file comes first
        boolean stopped = true;
        for (int step = applying + 1; stopped; step++) {
            String name = "stopped" + step;
            SyncedAccount.copy(parent.resolve("data"), parent.resolve(name));
            long before = fetched();
            FaultyDisk disk = new FaultyDisk(parent.resolve(name), step, true);
            stopped = isStopped(account.folder(name, LINES).files(disk).sync(fullSync()));
            String at = "step " + step + ", " + disk.steps.get(disk.steps.size() - 1);
            assertThat(stopped || step > applying + 1).as(at).isTrue();

            FolderManifest gone = export(name);

            assertThat(account.folder(name, LINES).finished().block()).as(at).isEqualTo(gone);
            assertThat(account.records(name)).as(at).isEqualTo(account.records("fresh"));
            assertThat(Filing.found(parent.resolve(name), gone))
                    .as(at)
                    .isEqualTo(Filing.found(parent.resolve("fresh"), fresh));
            // the new one and those that were not to be had before, each twice at most
            assertThat(fetched() - before).as(at).isLessThanOrEqualTo(2 * (1 + missing));
        }
    }

    private static boolean isStopped(Mono<?> sync) {
        try {
            sync.block(SyncedAccount.LIMIT);
            return false;
        } catch (ExportFileException broken) {
            return true;
        }
    }

    private LeverSync fullSync() {
        return export.sync().rescan(Rescan.full(Duration.ofMillis(1)));
    }

    @Test
    void aSyncAsksForNoFilesThatTheExportWasNotAskedFor() {
        LeverExport redacted = export.redact(Redaction.of(RedactionProfile.strict(), RedactionKey.of(new byte[32])));
        account.export("data", LINES, redacted);
        account.export("tables", "csv", export);
        int asked = account.requests();

        isRefused("data", LINES, redacted);
        isRefused("tables", "csv", export);

        assertThat(account.requests()).isEqualTo(asked);
    }

    private void isRefused(String name, String format, LeverExport its) {
        List<String> before = Contents.files(parent.resolve(name));
        assertThatThrownBy(() -> account.folder(name, format)
                        .download(BOTH)
                        .sync(its.sync())
                        .block(SyncedAccount.LIMIT))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContainingAll("stays as it is", "was not asked for files of files and resumes");
        assertThat(Contents.files(parent.resolve(name))).isEqualTo(before);
        assertThat(account.folder(name, format).finished().blockOptional()).isPresent();
    }

    @Test
    void whatTheExportWasAskedForMayBeSaidAgain() {
        deleteOneWithFiles(export("data"));

        isAsANewExportWouldBe(account.folder("data", LINES)
                .download(BOTH)
                .sync(export.sync())
                .blockOptional(SyncedAccount.LIMIT)
                .orElseThrow());
    }

    @Test
    void whatLeverHadNotProcessedOrDidNotGiveIsAskedForAgainThoughNoRecordHasChanged() {
        String processing = addFile("a.pdf");
        account.lever.controls().fileStatus(anOpportunity(), processing, "processing");
        String refused = addFile("b.pdf");
        refuse(refused);
        // what it is called must be found to be the same, whatever that is
        addFile("\ud800 \u5c65.pdf");
        FolderManifest before = export("data");
        assertThat(row(before, processing).file()).isNull();
        assertThat(row(before, refused).file()).isNull();
        long rows = Filing.rows(parent.resolve("data"), before).size();
        long there = before.downloads().total().files();
        account.lever.controls().fileStatus(anOpportunity(), processing, "processed");
        account.lever.controls().clearFaults();
        account.clock.pass(Duration.ofHours(1));
        long asked = fetched();

        FolderManifest synced = account.sync("data", LINES, export.sync());

        assertThat(synced.isComplete()).isTrue();
        assertThat(synced.lastSync().orElseThrow().changes()).isEmpty();
        assertThat(fetched() - asked).as("only those that are not there").isEqualTo(rows - there);
        assertThat(row(synced, processing).file()).isNotNull();
        isAsANewExportWouldBe(synced);
    }

    @Test
    void aRunThatGoesOnDoesNotAskAgainForWhatIsNotToBeHad() {
        for (int i = 0; i < 5; i++) {
            String file = addFile("a.pdf");
            account.lever.controls().fileStatus(anOpportunity(), file, "processing");
        }
        export("data");
        account.clock.pass(Duration.ofHours(1));
        long before = fetched();
        ExportFolder failing = account.folder("data", LINES).files(new Disk() {
            @Override
            void delete(Path file) throws IOException {
                if (file.endsWith(DownloadNames.PARTS)) {
                    throw new IOException("no");
                }
                super.delete(file);
            }
        });
        assertThatThrownBy(() -> failing.sync(export.sync()).block(SyncedAccount.LIMIT))
                .isInstanceOf(ExportFileException.class);
        assertThat(fetched() - before).isGreaterThanOrEqualTo(5);
        long asked = fetched();

        isAsTheLogSays(export("data"));

        assertThat(fetched()).isEqualTo(asked);
    }

    private void isAsTheLogSays(FolderManifest manifest) {
        assertThat(account.folder("data", LINES).finished().block()).isEqualTo(manifest);
    }

    @Test
    void aFileThatHasAnotherNameNowHasItHereToo() {
        String file = addFile("before.pdf");
        String old = Objects.requireNonNull(row(export("data"), file).file());
        tells(list().replace("before.pdf", "after.pdf"));

        FolderManifest synced = rescan();

        assertThat(row(synced, file).name()).isEqualTo("after.pdf");
        assertThat(row(synced, file).file()).endsWith("-after.pdf");
        assertThat(parent.resolve("data").resolve(old)).doesNotExist();
        assertThat(Filing.lying(parent.resolve("data")))
                .hasSize((int) synced.downloads().total().files());
    }

    @Test
    void aFileThatHasAnotherSizeNowIsFetchedAnew() {
        String file = addFile("a.pdf");
        assertThat(row(export("data"), file).bytes()).isEqualTo(10);
        tells(list().replaceAll("\"size\":10(?!\\d)", "\"size\":3"));
        account.lever.controls().inject(Fault.status(200, "new").on("GET", files() + "/" + file + "/download"));

        FolderManifest synced = rescan();

        assertThat(row(synced, file).bytes()).isEqualTo(3);
        assertThat(parent.resolve("data")
                        .resolve(Objects.requireNonNull(row(synced, file).file())))
                .hasContent("new");
    }

    private String list() {
        return account.client
                .raw()
                .get("/opportunities/{opportunity}/files", anOpportunity())
                .exchange()
                .map(RawResponse::text)
                .blockOptional(SyncedAccount.LIMIT)
                .orElseThrow();
    }

    private void tells(String list) {
        account.lever.controls().inject(Fault.status(200, list).on("GET", files()));
    }

    @Test
    void aFolderThatIsGoneIsForcedToDisk() {
        FolderManifest before = export("data");
        deleteOneWithFiles(before);
        FaultyDisk noting = FaultyDisk.sound(parent.resolve("data"));
        account.folder("data", LINES).files(noting).sync(export.sync()).block(SyncedAccount.LIMIT);

        List<String> steps = noting.steps;
        List<String> gone = steps.stream()
                .filter(step -> step.matches("delete downloads/(files|resumes)/[^/]+"))
                .toList();
        assertThat(gone).isNotEmpty();
        for (String step : gone) {
            String place = step.substring("delete ".length(), step.lastIndexOf('/'));
            assertThat(steps.subList(steps.indexOf(step), steps.indexOf("delete " + DownloadNames.PARTS)))
                    .contains("fsyncdir " + place);
        }
    }
}
