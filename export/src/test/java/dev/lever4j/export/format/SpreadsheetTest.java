package dev.lever4j.export.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.RawCall;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.LeverExport;
import dev.lever4j.export.folder.ExportFolder;
import dev.lever4j.export.folder.FolderManifest;
import dev.lever4j.json.LeverJson;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people typed into a form, a spreadsheet that opens the export runs none of it. */
@Tag("it")
class SpreadsheetTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> TYPED = List.of(
            "=1+1",
            "+cmd|' /C calc'!A0",
            "-1+1",
            "@SUM(1)",
            "\t=1+1",
            "\r\n=1+1",
            " =1+1",
            "\uFF1D1+1",
            "'=1+1",
            "\"=1+1\"",
            "=DDE(\"soffice\";\"a.ods\";\"A1\")",
            "=HYPERLINK(\"http://127.0.0.1:9/\"&A1)",
            "Ada;=1+1",
            "Ada\t=1+1",
            "Ada\r\n=1+1\r\n",
            "Ada\n-1+1",
            "Ada,=1+1",
            "Ada; \t=1+1;=2+2");
    private static final Map<Path, Long> DISARMED = new LinkedHashMap<>();
    private static final Map<Path, Long> AS_THEY_ARE = new LinkedHashMap<>();

    @TempDir
    private static Path parent;

    @BeforeAll
    static void export() throws IOException {
        assumeTrue(Files.isExecutable(Spreadsheet.PROGRAM), "there is no " + Spreadsheet.PROGRAM);
        try (Simulator simulator =
                Simulator.builder().opportunities(5).rate(100_000, 100_000).start()) {
            LeverClient client = LeverClient.builder()
                    .environment(LeverEnvironment.customWithLoopbackHttp(simulator.baseUrl(), simulator.authUrl()))
                    .apiKey(Secret.of(simulator.apiKey()))
                    .rate(new RateLimit(2_000, 2_000))
                    .build();
            TYPED.forEach(text -> type(client, text));
            DISARMED.putAll(write(client, "disarmed", CsvFormat.csv().withJson()));
            AS_THEY_ARE.putAll(write(client, "as-they-are", CsvFormat.csv().cellsAsTheyAre()));
            client.closeGracefully(Duration.ZERO).block(LIMIT);
        }
    }

    private static void type(LeverClient client, String text) {
        String user = id(client.raw().get("/users").query("limit", 1));
        String opportunity = id(client.raw()
                .post("/opportunities")
                .query("perform_as", user)
                .body(LeverJson.encode(Map.of("name", text, "headline", text, "tags", List.of(text)))));
        id(client.raw()
                .post("/opportunities/{id}/notes", opportunity)
                .query("perform_as", user)
                .body(LeverJson.encode(Map.of("value", text))));
    }

    /** The first one in the answer. */
    private static String id(RawCall call) {
        return call.exchange()
                .map(answer -> answer.text().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1"))
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    /** One file of each resource, with the number of its records. */
    private static Map<Path, Long> write(LeverClient client, String name, CsvFormat format) throws IOException {
        Path folder = parent.resolve(name);
        FolderManifest manifest = ExportFolder.at(folder)
                .format(format)
                .write(LeverExport.of(client).with(ExportResource.NOTES))
                .blockOptional(LIMIT)
                .orElseThrow();
        Map<Path, Long> files = new LinkedHashMap<>();
        for (FolderManifest.Part part : manifest.resources().values()) {
            assertThat(part.segments()).hasSize(1);
            Path file = parent.resolve(name + files.size() + ".csv");
            Files.copy(folder.resolve(part.segments().get(0).name()), file);
            files.put(file, part.rows());
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t'})
    void noneOfItRuns(char separator) {
        List<Path> files = new ArrayList<>(DISARMED.keySet());
        files.addAll(AS_THEY_ARE.keySet());

        List<Spreadsheet> sheets = Spreadsheet.of(files, separator, parent);

        assertThat(sheets.subList(0, DISARMED.size()))
                .hasSize(2)
                .extracting(Spreadsheet::formulas)
                .containsOnly(List.of());
        // or else the above could not fail
        assertThat(sheets.subList(DISARMED.size(), files.size()))
                .flatExtracting(Spreadsheet::formulas)
                .anyMatch(formula -> formula.startsWith("of:=1+1"));
    }

    @Test
    void eachRecordIsARow() {
        List<Spreadsheet> sheets = Spreadsheet.of(List.copyOf(DISARMED.keySet()), ',', parent);

        assertThat(DISARMED.values()).allMatch(rows -> rows >= TYPED.size());
        assertThat(sheets)
                .extracting(Spreadsheet::rows)
                .isEqualTo(
                        DISARMED.values().stream().map(rows -> (int) (rows + 1)).toList());
    }
}
