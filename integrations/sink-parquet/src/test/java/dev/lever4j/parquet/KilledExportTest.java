package dev.lever4j.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.LeverClient;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.ExportFolder;
import dev.lever4j.export.folder.FolderManifest;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed with SIGKILL at random while it makes its files, and run again until it is done. */
@Tag("it")
class KilledExportTest {
    private static final int KILLED = 128 + 9;
    private static final int KILLS = Integer.getInteger("export.kills", 8);
    private static final long SEED = Long.getLong("export.seed", 20_261_128L);
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final int MOST_MILLIS = 1_000;
    private static final int LOOK_MILLIS = 5;

    @TempDir
    private Path parent;

    private final Simulator simulator =
            Simulator.builder().opportunities(300).rate(100_000, 100_000).start();

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void eachRecordIsThereOnceWhereverItWasKilled() throws IOException, InterruptedException {
        Map<ExportResource, List<String>> expected = lines();
        Random random = new Random(SEED);
        int kills = 0;
        int exports = 0;
        int unfinished = 0;
        while (kills < KILLS) {
            Path folder = parent.resolve("killed" + exports++);
            int status = KILLED;
            while (status == KILLED) {
                status = life(folder, kills < KILLS ? random.nextInt(MOST_MILLIS) : LIMIT.toMillis());
                kills += status == KILLED ? 1 : 0;
                unfinished += status == KILLED && !Files.exists(folder.resolve("manifest.json")) ? 1 : 0;
            }
            assertThat(status).isZero();
            for (ExportResource resource : expected.keySet()) {
                Path files = folder.resolve(resource.text()).resolve("*.parquet");
                assertThat(Duck.column(files, "select json from FILE order by encode(json)"))
                        .as(resource.text())
                        .isEqualTo(expected.get(resource));
            }
            assertThat(made(folder)).isEqualTo(listed(folder));
        }
        System.out.println("Parquet, kill -9: " + kills + " at random, " + unfinished
                + " of them before all files were made, seed " + SEED + "; " + exports
                + " exports, 0 records lost, 0 twice");
        assertThat(unfinished).isPositive();
    }

    /** What the same export is as lines of JSON. */
    private Map<ExportResource, List<String>> lines() throws IOException {
        LeverClient client = ChildExport.client(simulator.baseUrl(), simulator.authUrl(), simulator.apiKey());
        Path folder = parent.resolve("lines");
        FolderManifest manifest = ExportFolder.at(folder)
                .write(ChildExport.export(client))
                .blockOptional(LIMIT)
                .orElseThrow();
        client.close();
        Map<ExportResource, List<String>> lines = new EnumMap<>(ExportResource.class);
        for (Map.Entry<ExportResource, FolderManifest.Part> part :
                manifest.resources().entrySet()) {
            List<String> all = new ArrayList<>();
            for (FolderManifest.Segment segment : part.getValue().segments()) {
                all.addAll(Files.readAllLines(folder.resolve(segment.name())));
            }
            all.sort(null);
            lines.put(part.getKey(), all);
        }
        assertThat(lines).hasSize(5);
        assertThat(lines.values()).noneMatch(List::isEmpty);
        return lines;
    }

    /** Status of a process that lives so long after it has begun to make files, or tidied up what another left. */
    private int life(Path folder, long millis) throws IOException, InterruptedException {
        Set<String> before = made(folder);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildExport.class.getName(),
                        simulator.baseUrl().toString(),
                        simulator.authUrl().toString(),
                        simulator.apiKey(),
                        folder.toString())
                .inheritIO()
                .start();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (made(folder).equals(before)
                && System.nanoTime() < deadline
                && !process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            continue;
        }
        if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        return process.waitFor();
    }

    /** Names of Parquet files, those under way too. */
    private static Set<String> made(Path folder) {
        Set<String> names = new TreeSet<>();
        for (ExportResource resource : ExportResource.values()) {
            String[] files = folder.resolve(resource.text()).toFile().list();
            Arrays.stream(files == null ? new String[0] : files)
                    .filter(name -> name.contains(".parquet"))
                    .forEach(name -> names.add(resource.text() + "/" + name));
        }
        return names;
    }

    private static Set<String> listed(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        FolderManifest.parse(Files.readString(folder.resolve("manifest.json")))
                .resources()
                .values()
                .forEach(part -> part.segments().forEach(segment -> names.add(segment.name())));
        return names;
    }
}
