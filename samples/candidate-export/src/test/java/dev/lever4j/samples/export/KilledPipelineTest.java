package dev.lever4j.samples.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.export.Batch;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.json.LeverJson;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.Truth;
import dev.lever4j.simulator.Unrest;
import io.r2dbc.spi.ConnectionFactories;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** The sample as its user runs it, against a real PostgreSQL and an account that moves, and killed on the way. */
@Tag("it")
class KilledPipelineTest {
    private static final int KILLED = 137;
    private static final int KILLS = 5;

    private final AtomicReference<Process> victim = new AtomicReference<>();
    private volatile BooleanSupplier itIsTime = () -> false;

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void eachRecordIsThereOnceInBothPlacesHoweverOftenItIsKilled() throws IOException, SQLException {
        try (Simulator lever = restless();
                EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            Instant start = lever.truth().at();
            for (int kill = 0; kill < KILLS; kill++) {
                // the first two before anything is kept
                assertThat(
                                kill < 2
                                        ? killedAfter(5 + 5 * kill, lever, postgres)
                                        : killedOnceMoreIsKept(lever, postgres))
                        .isEqualTo(KILLED);
                // as if the kill had come between the file and the database
                Files.write(
                        folder.resolve("candidates.ndjson.gz.growing"),
                        new byte[] {31, -117, 8, 0},
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
            lever.controls().calm();
            assertThat(end(start(lever, postgres, 5_000))).isZero();

            Map<String, String> archive = archive();
            assertThat(table(postgres)).as("both places").isEqualTo(parsed(archive));
            Map<String, String> current = current(lever);
            assertThat(archive.entrySet())
                    .as("as Lever has it, where it has not changed since")
                    .filteredOn(kept -> updatedAt(kept.getValue()).equals(updatedAt(current.get(kept.getKey()))))
                    .isNotEmpty()
                    .allSatisfy(kept -> assertThat(kept.getValue()).isEqualTo(current.get(kept.getKey())));
            List<String> expected = lever.truth().lives().stream()
                    .filter(it -> it.existedSince(start))
                    .map(Truth.Life::id)
                    .toList();
            assertThat(archive.keySet()).as("nothing lost").containsAll(expected);

            byte[] published = Files.readAllBytes(folder.resolve("candidates.ndjson.gz"));
            assertThat(end(start(lever, postgres, 5_000))).as("done already").isZero();
            assertThat(Files.readAllBytes(folder.resolve("candidates.ndjson.gz")))
                    .isEqualTo(published);
        }
    }

    @Test
    void withoutAnythingConfiguredItBringsItsOwn() throws IOException {
        assertThat(Surroundings.run(Map.of("EXPORT_FOLDER", folder.toString()))).isZero();
        assertThat(ArchiveTest.lines(folder.resolve("candidates.ndjson.gz"))).hasSizeGreaterThan(2_000);
    }

    private Simulator restless() {
        return Simulator.builder()
                .opportunities(6_000)
                .rate(10_000, 10_000)
                .errors(0.01)
                .unrest(Unrest.of(5))
                .onAnswer(answer -> {
                    Process process = victim.get();
                    if (process != null && itIsTime.getAsBoolean()) {
                        process.destroyForcibly();
                    }
                })
                .start();
    }

    private int killedAfter(int answers, Simulator lever, EmbeddedPostgres postgres) throws IOException {
        AtomicInteger left = new AtomicInteger(answers);
        return killedWhen(() -> left.decrementAndGet() == 0, lever, postgres);
    }

    private int killedOnceMoreIsKept(Simulator lever, EmbeddedPostgres postgres) throws IOException, SQLException {
        long before = count(postgres, "select lines from lever_export.progress");
        return killedWhen(() -> kept(postgres) > before, lever, postgres);
    }

    /** Asked at each answer of Lever's. */
    private int killedWhen(BooleanSupplier time, Simulator lever, EmbeddedPostgres postgres) throws IOException {
        itIsTime = time;
        Process process = start(lever, postgres, 20);
        victim.set(process);
        int end = end(process);
        victim.set(null);
        return end;
    }

    private static long kept(EmbeddedPostgres postgres) {
        try {
            return count(postgres, "select lines from lever_export.progress");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process start(Simulator lever, EmbeddedPostgres postgres, int rate) throws IOException {
        ProcessBuilder child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CandidateExport.class.getName())
                .inheritIO();
        child.environment()
                .putAll(Map.of(
                        "LEVER_API_KEY", lever.apiKey(),
                        "LEVER_BASE_URL", lever.baseUrl().toString(),
                        "LEVER_RATE", String.valueOf(rate),
                        "EXPORT_FOLDER", folder.toString(),
                        "DATABASE_URL", url(postgres)));
        return child.start();
    }

    private static int end(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url(EmbeddedPostgres postgres) {
        return "r2dbc:postgresql://postgres@127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    @Test
    void twoExportsIntoOneDatabaseWaitForEachOther() throws IOException, SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String free = "select pg_try_advisory_lock(hashtext('lever4j candidate export'))::int";
            io.r2dbc.spi.Connection first = Mono.from(
                            ConnectionFactories.get(url(postgres)).create())
                    .blockOptional(SOON)
                    .orElseThrow();

            assertThat(new Warehouse(first).progress().blockOptional(SOON))
                    .contains(new Progress(null, ArchiveEnd.NOTHING, false));
            assertThat(count(postgres, free)).isZero();

            Mono.from(first.close()).block(SOON);
            // waits for the session to end; one that nobody ends is not waited for without end
            assertThat(count(postgres, "select 1 from pg_advisory_lock(hashtext('lever4j candidate export'))"))
                    .isEqualTo(1);
        }
    }

    /** 0 before there is a table. */
    private static long count(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            return rows.next() ? rows.getLong(1) : 0;
        } catch (SQLException noTable) {
            if ("42P01".equals(noTable.getSQLState())) {
                return 0;
            }
            throw noTable;
        }
    }

    /** Each line by its id; a second one of the same is an error. */
    private Map<String, String> archive() throws IOException {
        Map<String, String> lines = new TreeMap<>();
        for (String line : ArchiveTest.lines(folder.resolve("candidates.ndjson.gz"))) {
            String id = String.valueOf(json(line).get("id"));
            assertThat(lines.put(id, line)).as("once").isNull();
        }
        return lines;
    }

    private static Map<String, Map<String, @Nullable Object>> table(EmbeddedPostgres postgres) throws SQLException {
        Map<String, String> records = new TreeMap<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                ResultSet rows =
                        connection.createStatement().executeQuery("select id, record from lever_export.candidates")) {
            while (rows.next()) {
                records.put(rows.getString(1), rows.getString(2));
            }
        }
        return parsed(records);
    }

    private static Map<String, Map<String, @Nullable Object>> parsed(Map<String, String> lines) {
        Map<String, Map<String, @Nullable Object>> parsed = new TreeMap<>();
        lines.forEach((id, line) -> parsed.put(id, json(line)));
        return parsed;
    }

    private static String updatedAt(@Nullable String line) {
        return line == null ? "gone" : String.valueOf(json(line).get("updatedAt"));
    }

    private static Map<String, @Nullable Object> json(String line) {
        return LeverJson.map(line.getBytes(StandardCharsets.UTF_8));
    }

    /** What the transformation makes of each opportunity now. */
    private static Map<String, String> current(Simulator lever) {
        try (LeverClient client = LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
                .apiKey(Secret.of(lever.apiKey()))
                .rate(new RateLimit(10_000, 10_000))
                .build()) {
            LeverExport export = LeverExport.of(client).with(ExportResource.APPLICATIONS);
            return export.begin()
                    .flatMapMany(export::list)
                    .concatMapIterable(Batch::rows)
                    .filter(row -> row.resource() == ExportResource.OPPORTUNITIES)
                    .collectMap(
                            row -> row.json().id().orElseThrow(),
                            row -> Candidate.of(row).json())
                    .blockOptional(SOON)
                    .orElseThrow();
        }
    }
}
