package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that syncs is killed with SIGKILL at random, and run again until it is done. */
@Tag("it")
class KilledSyncTest {
    private static final int KILLED = 128 + 9;
    private static final int KILLS = Integer.getInteger("sync.kills", 8);
    private static final long SEED = Long.getLong("sync.seed", 20_261_130L);
    private static final int MOST_COMMITS = 5;
    private static final int MOST_MILLIS = 300;
    /** What is done to the files takes no longer. */
    private static final int FEW_MILLIS = 20;

    private static final int CHANGES = 60;

    @TempDir
    private Path parent;

    @Test
    void whateverItIsAtItEndsAsANewExportWould() {
        Random random = new Random(SEED);
        int kills = 0;
        int applying = 0;
        int syncs = 0;
        int records = 0;
        try (Kitchen kitchen = Kitchen.still(250)) {
            Path exported = parent.resolve("exported");
            kitchen.finish(exported);
            kitchen.change(CHANGES, SEED);
            Path fresh = parent.resolve("fresh");
            kitchen.finish(fresh);
            Map<String, List<String>> expected = Contents.of(fresh);
            assertThat(Contents.of(exported)).isNotEqualTo(expected);
            while (kills < KILLS || applying == 0) {
                Path folder = parent.resolve("killed" + syncs++);
                SyncedAccount.copy(exported, folder);
                int status = KILLED;
                while (status == KILLED) {
                    status = kills >= KILLS && applying > 0
                            ? kitchen.run(folder, ChildExport.SYNC)
                            : life(kitchen, folder, random);
                    kills += status == KILLED ? 1 : 0;
                    applying += status == KILLED && isApplying(folder) ? 1 : 0;
                }
                assertThat(status).isZero();
                assertThat(isApplying(folder)).isFalse();
                records += KilledExportTest.compare(expected, Contents.of(folder));
            }
        }
        System.out.println("sync, kill -9: " + kills + " at random, " + applying
                + " of them while files were made anew," + " seed " + SEED + "; " + syncs + " syncs, " + records
                + " records compared, 0 lost, 0 left over");
    }

    private static boolean isApplying(Path folder) {
        return !Files.exists(folder.resolve(ManifestFile.NAME));
    }

    /** Some commits, and some time more; of every other until it makes files anew. */
    private static int life(Kitchen kitchen, Path folder, Random random) {
        Path log = folder.resolve(ManifestLog.NAME);
        long enough = Contents.lines(log).size() + random.nextInt(MOST_COMMITS);
        boolean late = random.nextBoolean();
        Process process = kitchen.start(folder, ChildExport.SYNC);
        Kitchen.await(process.inputReader(StandardCharsets.UTF_8), ChildExport.BEGUN);
        while ((late ? !isApplying(folder) : Contents.lines(log).size() < enough) && Kitchen.isAlive(process, 1)) {
            continue;
        }
        return Kitchen.endOrKill(process, random.nextInt(late ? FEW_MILLIS : MOST_MILLIS));
    }
}
