package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.changes.Rescan;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.LeverSync;
import dev.lever4j.simulator.world.Mutation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However often a folder is synced, interrupted or not, the files in it are those that a new export would bring. */
class FollowedFilesTest {
    private static final ExportResource[] BOTH = {ExportResource.FILES, ExportResource.RESUMES};
    private static final int ROUNDS = 4;
    private static final int MOST_CHANGES = 8;
    private static final int MOST_STEPS = 120;

    @TempDir
    private Path parent;

    private SyncedAccount account;
    private LeverExport export;

    @BeforeEach
    void open() {
        account = new SyncedAccount(25, parent);
        export = LeverExport.of(account.client).with(BOTH);
    }

    @AfterEach
    void close() {
        account.close();
    }

    private FolderManifest export(String name, String format) {
        return account.folder(name, format)
                .download(BOTH)
                .write(export)
                .blockOptional(SyncedAccount.LIMIT)
                .orElseThrow();
    }

    @ParameterizedTest(name = "seed {0}, {1}")
    @CsvSource({"1,ndjson", "2,csv", "3,ndjson.gz", "4,tables", "5,tables", "6,ndjson.gz"})
    void theFilesAreThoseThatANewExportWouldBring(long seed, String format) {
        Random random = new Random(seed);
        ChangingFiles files = new ChangingFiles(account, random, seed % 2 == 0);
        Rescan rescan = seed % 2 == 0 ? Rescan.CHANGED : Rescan.full(Duration.ofMillis(1));
        export("synced", format);
        for (int round = 0; round < ROUNDS; round++) {
            for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) {
                account.clock.pass(Duration.ofSeconds(1 + random.nextInt(300)));
                files.change();
            }
            account.clock.pass(Duration.ofMinutes(random.nextInt(30)));

            FolderManifest synced = sync(format, rescan, random);

            isAsANewExport(synced, "fresh" + round);
        }
    }

    private void isAsANewExport(FolderManifest synced, String name) {
        FolderManifest fresh = export(name, "ndjson");
        Path folder = parent.resolve("synced");
        assertThat(synced.isComplete()).isTrue();
        assertThat(synced.downloads().resources()).isEqualTo(fresh.downloads().resources());
        // their names, sizes and sums, and why there is none
        assertThat(rows("synced", synced)).containsExactlyInAnyOrderElementsOf(rows(name, fresh));
        assertThat(Filing.found(folder, synced)).isEqualTo(Filing.found(parent.resolve(name), fresh));
        assertThat(Filing.lying(folder)).isEqualTo(Filing.lying(parent.resolve(name)));
        assertThat(account.folder("synced", "ndjson").finished().block()).isEqualTo(synced);
    }

    /** For half a character a table has a question mark, and so have they. */
    private List<String> rows(String name, FolderManifest manifest) {
        return Filing.rows(parent.resolve(name), manifest).stream()
                .map(row -> new String(row.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .toList();
    }

    /** Now and then it dies on the way, whatever it is at. */
    private FolderManifest sync(String format, Rescan rescan, Random random) {
        while (true) {
            int fatal = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(MOST_STEPS);
            FaultyDisk disk = new FaultyDisk(parent.resolve("synced"), fatal, random.nextBoolean());
            try {
                return account.folder("synced", format)
                        .files(disk)
                        .sync(export.sync().rescan(rescan))
                        .blockOptional(SyncedAccount.LIMIT)
                        .orElseThrow();
            } catch (ExportFileException died) {
                assertThat(fatal).as(died.toString()).isPositive();
            }
        }
    }

    /** Nothing of what a sync has done is asked of Lever twice: the files that were there stay where they are. */
    @ParameterizedTest
    @ValueSource(strings = {"tables", "ndjson.gz"})
    void onlyWhatIsNewIsFetched(String format) {
        String anyone =
                account.lever.state().opportunities().keySet().iterator().next();
        export("synced", format);
        account.clock.pass(Duration.ofHours(1));
        // what a spreadsheet would take for a formula, and half a character
        List.of("=1+1.pdf", "'@a.pdf", "a;=b\".pdf", "\ud800 \u5c65.pdf", "")
                .forEach(name -> account.lever.controls().addFile(anyone, name, 10));
        account.sync("synced", format, fullSync());
        long missing = missing();
        account.clock.pass(Duration.ofHours(1));
        int before = fetched();

        FolderManifest again = account.sync("synced", format, fullSync());

        assertThat(fetched() - before).as("what is not to be had").isEqualTo((int) missing);
        isAsANewExport(again, "fresh");
    }

    private LeverSync fullSync() {
        return export.sync().rescan(Rescan.full(Duration.ofMillis(1)));
    }

    private long missing() {
        FolderManifest now =
                account.folder("synced", "ndjson").finished().blockOptional().orElseThrow();
        return Filing.rows(parent.resolve("synced"), now).stream()
                .filter(row -> row.file() == null)
                .count();
    }

    private int fetched() {
        return (int) account.lever.ledger().apiRequests().stream()
                .filter(request -> request.path().endsWith("/download"))
                .count();
    }

    /** After the records are what they are to be, and before the files are. */
    @Test
    void anExportGoesOnWithASyncThatWasAtItsFiles() {
        export("synced", "tables");
        account.clock.pass(Duration.ofHours(1));
        account.lever.mutations(3).only(Mutation.Kind.DELETE).step();
        FaultyDisk sound = FaultyDisk.sound(parent.resolve("sound"));
        SyncedAccount.copy(parent.resolve("synced"), parent.resolve("sound"));
        account.folder("sound", "tables").files(sound).sync(fullSync()).block(SyncedAccount.LIMIT);
        int parts = sound.steps.indexOf("mkdir " + DownloadNames.PARTS);
        assertThat(parts).isPositive();
        FaultyDisk dying = new FaultyDisk(parent.resolve("synced"), parts + 1, true);
        try {
            account.folder("synced", "tables").files(dying).sync(fullSync()).block(SyncedAccount.LIMIT);
        } catch (ExportFileException died) {
            assertThat(parent.resolve("synced/manifest.json")).doesNotExist();
        }

        isAsANewExport(export("synced", "tables"), "fresh");
    }
}
