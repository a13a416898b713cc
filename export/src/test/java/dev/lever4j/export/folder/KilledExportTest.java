package dev.lever4j.export.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.LeverClient;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.Position;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

/** A real process is killed with SIGKILL at random, and run again until it is done. */
@Tag("it")
class KilledExportTest {
    private static final int KILLED = 128 + 9;
    private static final int KILLS = Integer.getInteger("export.kills", 20);
    private static final long SEED = Long.getLong("export.seed", 20_261_128L);
    private static final int MOST_COMMITS = 8;
    private static final int MOST_MILLIS = 300;
    /** Merging and compacting, which follow some lines of the log, take no longer. */
    private static final int FEW_MILLIS = 30;

    private static final int LOOK_MILLIS = 10;
    private static final String LINES = "lines";

    @TempDir
    private Path parent;

    @ParameterizedTest
    @ValueSource(strings = {LINES, ChildExport.GZIP, ChildExport.CSV})
    void nothingIsLostAndNothingIsThereTwice(String format) {
        Random random = new Random(SEED);
        int kills = 0;
        int exports = 0;
        int records = 0;
        int midway = 0;
        int converting = 0;
        int compacted = 0;
        try (Kitchen kitchen = new Kitchen(600)) {
            Path whole = parent.resolve("whole");
            kitchen.finish(whole);
            Map<String, List<String>> expected = Contents.of(whole);
            assertThat(expected.keySet())
                    .containsExactly("applications", "contact", "notes", "offers", "opportunities");
            while (!isEnough(kills, converting, format)) {
                Path folder = parent.resolve("killed" + exports++);
                int status = KILLED;
                while (status == KILLED) {
                    status = isEnough(kills, converting, format)
                            ? kitchen.run(folder, format)
                            : life(kitchen, folder, random, format);
                    kills += status == KILLED ? 1 : 0;
                    converting += status == KILLED && isConverting(folder) ? 1 : 0;
                    midway += status == KILLED && replaced(folder, "opportunities") && !isListed(folder) ? 1 : 0;
                }
                assertThat(status).isZero();
                assertThat(replaced(folder, "opportunities"))
                        .as("records came twice and were merged")
                        .isTrue();
                compacted += replaced(folder, "notes") ? 1 : 0;
                assertThat(Contents.files(folder).stream()
                                .filter(name -> name.contains("/"))
                                .map(SegmentNames::isLines))
                        .containsOnly(format.equals(LINES));
                records += compare(expected, Contents.of(folder));
            }
        }
        assertThat(compacted).as("small segments became one").isPositive();
        System.out.println(
                format + ", kill -9: " + kills + " at random, seed " + SEED + "; " + exports + " exports, " + records
                        + " records compared, 0 lost, 0 twice; each merged, " + compacted + " compacted, " + midway
                        + " killed between two commits of merging, " + converting + " between two files of the format");
    }

    private static boolean isEnough(int kills, int converting, String format) {
        return kills >= KILLS && (converting > 0 || format.equals(LINES));
    }

    private static Stream<LogLine> log(Path folder) {
        Path log = folder.resolve(ManifestLog.NAME);
        return (Files.exists(log) ? Contents.lines(log) : List.<String>of())
                .stream()
                        .filter(line -> line.endsWith("}"))
                        .map(line -> LogLine.parse(JsonValues.parse(line.getBytes(StandardCharsets.UTF_8))));
    }

    private static boolean replaced(Path folder, String resource) {
        return log(folder)
                .flatMap(line -> line.replaced().stream())
                .anyMatch(segment -> segment.startsWith(resource + "/"));
    }

    private static boolean isConverting(Path folder) {
        return log(folder)
                        .flatMap(line -> line.segments().stream())
                        .anyMatch(segment -> !SegmentNames.isLines(segment.name()))
                && log(folder).noneMatch(LogLine::finished);
    }

    private static boolean isListed(Path folder) {
        return log(folder).flatMap(line -> line.positions().stream()).anyMatch(Position.Listed.class::isInstance);
    }

    /** Some commits, and some time more; of those that make files of a format every other until it does. */
    private static int life(Kitchen kitchen, Path folder, Random random, String format) {
        Path log = folder.resolve(ManifestLog.NAME);
        long enough = lines(log) + random.nextInt(MOST_COMMITS);
        boolean late = !format.equals(LINES) && random.nextBoolean();
        Process process = kitchen.start(folder, format);
        Kitchen.await(process.inputReader(StandardCharsets.UTF_8), ChildExport.BEGUN);
        while ((lines(log) < enough || (late && !isConverting(folder))) && Kitchen.isAlive(process, LOOK_MILLIS)) {
            continue;
        }
        return Kitchen.endOrKill(process, random.nextInt(random.nextBoolean() ? MOST_MILLIS : FEW_MILLIS));
    }

    private static long lines(Path log) {
        return Files.exists(log) ? Contents.lines(log).size() : 0;
    }

    @Test
    void aSecondProcessIsToldWhoTheFirstIs() throws IOException {
        try (Kitchen kitchen = new Kitchen(600)) {
            Path folder = parent.resolve("shared");
            Path lock = folder.resolve(FolderLock.NAME);
            Process first = kitchen.start(folder);
            while ((!Files.exists(lock) || Files.size(lock) == 0) && Kitchen.isAlive(first, LOOK_MILLIS)) {
                continue;
            }
            LeverClient client = kitchen.client();

            StepVerifier.create(ExportFolder.at(folder).write(ChildExport.export(client)))
                    .expectErrorSatisfies(refused -> assertThat(refused)
                            .isInstanceOf(ExportFileException.class)
                            .hasMessageContaining("process " + first.pid() + " on "))
                    .verify(Duration.ofSeconds(60));

            client.close();
            assertThat(Kitchen.endOrKill(first, 0)).isEqualTo(KILLED);
            kitchen.finish(folder);
        }
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
