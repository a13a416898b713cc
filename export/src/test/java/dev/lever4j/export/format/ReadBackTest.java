package dev.lever4j.export.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.folder.ExportFolder;
import dev.lever4j.export.folder.FileFormat;
import dev.lever4j.export.folder.FolderManifest;
import dev.lever4j.json.LeverJson;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import dev.lever4j.simulator.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program finds in each format what the account itself holds. */
class ReadBackTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Simulator SIMULATOR =
            Simulator.builder().opportunities(300).rate(100_000, 100_000).start();
    private static final LeverClient CLIENT = LeverClient.builder()
            .environment(LeverEnvironment.customWithLoopbackHttp(SIMULATOR.baseUrl(), SIMULATOR.authUrl()))
            .apiKey(Secret.of(SIMULATOR.apiKey()))
            .rate(new RateLimit(2_000, 2_000))
            .build();

    /** The account's opportunities, in the order of their ids. */
    private static final Map<String, State.Row> TRUTH = new TreeMap<>();

    @TempDir
    private static Path parent;

    private static Path lines = Path.of("");

    @BeforeAll
    static void exportLines() {
        lines = write("lines", ExportFolder.at(parent.resolve("lines")));
        TRUTH.putAll(SIMULATOR.state().opportunities());
    }

    @AfterAll
    static void close() {
        CLIENT.closeGracefully(Duration.ZERO).block(LIMIT);
        SIMULATOR.close();
    }

    private static Path write(String name, ExportFolder folder) {
        FolderManifest manifest = folder.write(LeverExport.of(CLIENT).with(ExportResource.NOTES))
                .blockOptional(LIMIT)
                .orElseThrow();
        assertThat(manifest.isComplete()).isTrue();
        return parent.resolve(name);
    }

    private static Path write(String name, FileFormat format) {
        return write(name, ExportFolder.at(parent.resolve(name)).format(format));
    }

    private static Map<?, ?> json(State.Row row) {
        return LeverJson.map(row.json().getBytes(StandardCharsets.UTF_8));
    }

    /** Of a value of each of the account's opportunities. */
    private static String hash(Function<State.Row, @Nullable Object> of) {
        String all = TRUTH.values().stream()
                .map(row -> Objects.requireNonNullElse(of.apply(row), "none").toString())
                .collect(Collectors.joining("|"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The same as DuckDB has it. */
    private static String hashed(String column) {
        return "md5(string_agg(coalesce(" + column + "::varchar, 'none'), '|' order by id))";
    }

    private static List<String> truth() {
        return List.of(
                String.valueOf(TRUTH.size()),
                String.valueOf(TRUTH.size()),
                hash(row -> json(row).get("name")),
                hash(row -> json(row).get("headline")),
                hash(row -> row.createdAt().toEpochMilli()));
    }

    private static void isTheAccountInLines(Path folder, String ending) {
        String table = "read_json('" + folder.resolve("opportunities/*." + ending) + "', format='newline_delimited',"
                + " columns={id:'VARCHAR', name:'VARCHAR', headline:'VARCHAR', createdAt:'BIGINT'})";
        assertThat(Duck.rows("select count(*), count(distinct id), " + hashed("name") + ", " + hashed("headline") + ", "
                        + hashed("createdAt") + " from " + table))
                .containsExactly(List.copyOf(truth()));
        assertThat(objects(folder, "notes", ending))
                .hasSizeGreaterThan(100)
                .isEqualTo(objects(lines, "notes", "ndjson"));
        assertThat(objects(folder, "opportunities", ending)).isEqualTo(objects(lines, "opportunities", "ndjson"));
    }

    /** The records to the byte. */
    private static List<@Nullable String> objects(Path folder, String resource, String ending) {
        return Duck.column("select json::varchar from read_ndjson_objects('" + folder.resolve(resource + "/*." + ending)
                + "') order by 1");
    }

    @Test
    void lines() {
        assertThat(TRUTH).hasSizeGreaterThan(300);
        isTheAccountInLines(lines, "ndjson");
    }

    @Test
    void linesInGzip() {
        isTheAccountInLines(write("gz", CompressedNdjson.gzip()), "ndjson.gz");
    }

    @Test
    void linesInZstd() {
        isTheAccountInLines(write("zst", CompressedNdjson.zstd()), "ndjson.zst");
    }

    @Test
    void csv() {
        Path folder = write("csv", CsvFormat.csv().cellsAsTheyAre().withJson());
        String table = Duck.csv(folder.resolve("opportunities/*.csv"));

        assertThat(Duck.rows("select count(*), count(distinct id), " + hashed("name") + ", " + hashed("headline") + ", "
                        + hashed("epoch_ms(created_at::timestamptz)") + " from " + table))
                .containsExactly(List.copyOf(truth()));
        for (String resource : List.of("opportunities", "notes")) {
            assertThat(Duck.column("select json from " + Duck.csv(folder.resolve(resource + "/*.csv")) + " order by 1"))
                    .hasSizeGreaterThan(100)
                    .isEqualTo(objects(lines, resource, "ndjson"));
        }
    }

    /** Phone numbers begin with a plus. */
    @Test
    void csvWithDisarmedCells() {
        Path folder = write("disarmed", CsvFormat.csv());
        String applications = Duck.csv(folder.resolve("opportunities/*.csv"));

        assertThat(Duck.rows("select count(*), count(distinct id), " + hashed("name") + " from " + applications))
                .containsExactly(List.copyOf(truth().subList(0, 3)));
        assertThat(Duck.column("select column_name from (describe select * from " + applications + ")"))
                .startsWith("id", "name", "headline")
                .doesNotContain("json");
    }
}
