package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.changes.Rescan;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.redact.Redaction;
import dev.lever4j.export.redact.RedactionKey;
import dev.lever4j.export.redact.RedactionProfile;
import dev.lever4j.simulator.Mutations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However often it is synced, interrupted or not, a folder holds what a new export of the account would. */
class SyncedFolderTest {
    private static final int ROUNDS = 5;
    private static final int MOST_CHANGES = 12;
    private static final int MOST_STEPS = 150;
    private static final int KEY = 32;

    @TempDir
    private Path parent;

    private SyncedAccount account;

    @BeforeEach
    void open() {
        account = new SyncedAccount(60, parent);
    }

    @AfterEach
    void close() {
        account.close();
    }

    static Stream<Arguments> settings() {
        return Stream.of(1L, 2L)
                .flatMap(seed -> Stream.of("ndjson", "ndjson.gz", "csv").map(format -> Arguments.of(seed, format)));
    }

    private LeverExport export() {
        return LeverExport.of(account.client)
                .with(
                        ExportResource.APPLICATIONS,
                        ExportResource.CONTACT,
                        ExportResource.NOTES,
                        ExportResource.FEEDBACK,
                        ExportResource.OFFERS,
                        ExportResource.RESUMES);
    }

    /** Where notes do not move their opportunity, all are read again. */
    @ParameterizedTest(name = "seed {0}, {1}")
    @MethodSource("settings")
    void aSyncedFolderHoldsWhatANewExportWould(long seed, String format) {
        compare(seed, format, export());
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void alsoARedactedOne(long seed) {
        byte[] key = new byte[KEY];
        new Random(seed).nextBytes(key);
        Redaction redaction = Redaction.of(RedactionProfile.strict(), RedactionKey.of(key));
        compare(seed, "ndjson", export().redact(redaction));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void whatChangesWhileASyncAsksIsFoundByTheNext(long seed) {
        account.lever.controls().notesTouch(true);
        account.lever.controls().contactsTouch(true);
        Mutations mutations = account.lever.mutations(seed);
        account.export("synced", "ndjson", export());
        AtomicInteger answers = new AtomicInteger();
        for (int round = 0; round < ROUNDS; round++) {
            account.clock.pass(Duration.ofMinutes(20));
            mutations.step();
            account.meanwhile(() -> {
                if (answers.incrementAndGet() % 5 == 0) {
                    mutations.step();
                }
            });
            account.sync("synced", "ndjson", export().sync());
            account.meanwhile(() -> {});
        }
        account.clock.pass(Duration.ofSeconds(1));
        account.sync("synced", "ndjson", export().sync());

        account.export("fresh", "ndjson", export());
        assertThat(account.records("synced")).isEqualTo(account.records("fresh"));
    }

    private void compare(long seed, String format, LeverExport export) {
        Random random = new Random(seed);
        boolean touch = seed % 2 == 0;
        account.lever.controls().notesTouch(touch);
        account.lever.controls().contactsTouch(touch);
        Rescan rescan = touch ? Rescan.CHANGED : Rescan.full(Duration.ofMillis(1));
        Mutations mutations = account.lever.mutations(seed);
        account.export("synced", format, export);

        for (int round = 0; round < ROUNDS; round++) {
            for (int change = random.nextInt(MOST_CHANGES); change >= 0; change--) {
                account.clock.pass(Duration.ofSeconds(1 + random.nextInt(300)));
                mutations.step();
            }
            // with and without what the last round looks back on
            account.clock.pass(Duration.ofMinutes(random.nextInt(30)));
            FolderManifest manifest = sync(format, export, rescan, random);
            assertThat(manifest.reasons()).isEmpty();
            account.export("fresh" + round, format, export);
            assertThat(Contents.files(parent.resolve("synced")))
                    .filteredOn(name -> name.contains("notes/"))
                    .as("small files become one")
                    .hasSizeLessThan(8);
            assertThat(account.records("synced")).isEqualTo(account.records("fresh" + round));
        }
    }

    /** Now and then it dies on the way, whatever it is at. */
    private FolderManifest sync(String format, LeverExport export, Rescan rescan, Random random) {
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
}
