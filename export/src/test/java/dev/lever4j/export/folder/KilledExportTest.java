package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed with SIGKILL at random, and run again until it is done. */
@Tag("it")
class KilledExportTest {
    private static final int KILLED = 128 + 9;
    private static final int KILLS = Integer.getInteger("export.kills", 20);
    private static final long SEED = Long.getLong("export.seed", 20_261_128L);
    /** Of a life, from the moment that it begins with the folder. */
    private static final int LONGEST_MILLIS = 1_800;

    @TempDir
    private Path parent;

    @Test
    void nothingIsLostAndNothingIsThereTwice() {
        Random random = new Random(SEED);
        int kills = 0;
        int exports = 0;
        int records = 0;
        try (Kitchen kitchen = new Kitchen(600)) {
            Path whole = parent.resolve("whole");
            kitchen.finish(whole);
            Map<String, List<String>> expected = Contents.of(whole);
            assertThat(expected.keySet())
                    .containsExactly("applications", "contact", "notes", "offers", "opportunities");
            while (kills < KILLS) {
                Path folder = parent.resolve("killed" + exports++);
                int status = KILLED;
                while (status == KILLED) {
                    Process process = kitchen.start(folder);
                    Kitchen.await(process.inputReader(StandardCharsets.UTF_8), ChildExport.BEGUN);
                    boolean mayLive = kills >= KILLS;
                    status = Kitchen.endOrKill(process, mayLive ? 120_000 : random.nextInt(LONGEST_MILLIS));
                    kills += status == KILLED ? 1 : 0;
                }
                assertThat(status).isZero();
                records += compare(expected, Contents.of(folder));
            }
        }
        System.out.println("kill -9: " + kills + " at random, seed " + SEED + "; " + exports + " exports, " + records
                + " records compared, 0 lost, 0 twice");
    }

    static int compare(Map<String, List<String>> expected, Map<String, List<String>> found) {
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        int records = 0;
        for (Map.Entry<String, List<String>> resource : expected.entrySet()) {
            List<String> lines = found.getOrDefault(resource.getKey(), List.of());
            List<String> lost = new ArrayList<>(new HashSet<>(resource.getValue()));
            lost.removeAll(new HashSet<>(lines));
            assertThat(lost).as("lost of " + resource.getKey()).isEmpty();
            assertThat(lines).as(resource.getKey()).isEqualTo(resource.getValue());
            records += lines.size();
        }
        return records;
    }
}
