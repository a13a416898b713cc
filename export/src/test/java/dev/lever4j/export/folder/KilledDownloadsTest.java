package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.simulator.world.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process of 64 MiB fetches files, is killed with SIGKILL at random, and run again until it is done. */
@Tag("it")
class KilledDownloadsTest {
    private static final int KILLED = 128 + 9;
    private static final int KILLS = Integer.getInteger("export.kills", 12);
    private static final long SEED = Long.getLong("export.seed", 20_261_130L);
    private static final int MOST_COMMITS = 4;
    private static final int MOST_MILLIS = 200;
    private static final int LOOK_MILLIS = 5;
    private static final long LARGE = 200L << 20;

    @TempDir
    private Path parent;

    private static FolderManifest manifest(Path folder) {
        return ExportFolder.at(folder)
                .finished()
                .blockOptional(Duration.ofSeconds(60))
                .orElseThrow();
    }

    @Test
    void eachFileIsThereWholeAndOnce() throws IOException {
        Random random = new Random(SEED);
        int kills = 0;
        int fetching = 0;
        int exports = 0;
        try (Kitchen kitchen = new Kitchen(120)) {
            Path whole = parent.resolve("whole");
            assertThat(kitchen.run(whole, ChildExport.FILES)).isZero();
            Map<String, String> expected = Filing.found(whole, manifest(whole));
            assertThat(expected).hasSizeGreaterThan(100);
            while (kills < KILLS) {
                Path folder = parent.resolve("killed" + exports++);
                int status = KILLED;
                while (status == KILLED) {
                    status = kills >= KILLS ? kitchen.run(folder, ChildExport.FILES) : life(kitchen, folder, random);
                    kills += status == KILLED ? 1 : 0;
                    fetching += status == KILLED && Files.isDirectory(folder.resolve(DownloadNames.PARTS)) ? 1 : 0;
                }
                assertThat(status).isZero();
                assertThat(Filing.found(folder, manifest(folder))).isEqualTo(expected);
                assertThat(Filing.lying(folder)).hasSize(expected.size());
            }
        }
        assertThat(fetching).as("killed while it fetched").isPositive();
        System.out.println("files, kill -9: " + kills + " at random, " + fetching + " of them among files, seed " + SEED
                + "; " + exports + " exports, 0 lost, 0 short, 0 left over");
    }

    private static int life(Kitchen kitchen, Path folder, Random random) {
        Path log = folder.resolve(ManifestLog.NAME);
        long enough = lines(log) + random.nextInt(MOST_COMMITS);
        Process process = kitchen.start(folder, ChildExport.FILES);
        Kitchen.await(process.inputReader(StandardCharsets.UTF_8), ChildExport.BEGUN);
        while (lines(log) < enough && Kitchen.isAlive(process, LOOK_MILLIS)) {
            continue;
        }
        return Kitchen.endOrKill(process, random.nextInt(MOST_MILLIS));
    }

    private static long lines(Path log) {
        return Files.exists(log) ? Contents.lines(log).size() : 0;
    }

    @Test
    void aFileMayBeLargerThanTheMemory() throws IOException {
        Path folder = parent.resolve("large");
        try (Kitchen kitchen = new Kitchen(2)) {
            String id = kitchen.addFile("large.pdf", LARGE);

            assertThat(kitchen.run(folder, ChildExport.FILES)).isZero();

            MessageDigest digest = Sha256.digest();
            try (OutputStream sum = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                Content.drawn(id, LARGE).writeTo(sum, LARGE);
            }
            assertThat(Filing.rows(folder, manifest(folder)))
                    .filteredOn(row -> row.id().equals(id))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.bytes()).isEqualTo(LARGE);
                        assertThat(row.sha256()).isEqualTo(Sha256.hex(digest));
                        assertThat(Files.size(folder.resolve(String.valueOf(row.file()))))
                                .isEqualTo(LARGE);
                    });
        }
    }
}
