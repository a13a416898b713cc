package dev.lever4j.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.FileFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that a column may not hold; whatever they are, the file can be read and the record is in it as it came. */
class NastyValuesTest {
    private static final String TEXTS =
            "\\u0000 \\\" \\\\ \\r\\n\\t , ; ' \uFEFF \u202E \u0301 \uD83D\uDE00 \\ud83d\\ude00 \\\\ud83d =1+1 \uFFFF";

    @TempDir
    private Path folder;

    private Path opportunity(String field) throws IOException {
        return Written.file(
                folder,
                ParquetFormat.create(),
                ExportResource.OPPORTUNITIES,
                List.of("{\"id\":\"o-1\"," + field + "}"));
    }

    private Path salary(String min) throws IOException {
        return Written.file(
                folder,
                ParquetFormat.create(),
                ExportResource.POSTINGS,
                List.of("{\"id\":\"p-1\",\"salaryRange\":{\"min\":" + min + ",\"max\":1}}"));
    }

    private static void keepsTheRecord(Path file, String field) {
        assertThat(Duck.column(file, "select json from FILE"))
                .allSatisfy(json -> assertThat(json).contains(field));
    }

    @Test
    void textsComeBackAsTheyAre() throws IOException {
        Path file = opportunity("\"name\":\"" + TEXTS + "\",\"headline\":\"\",\"tags\":[\"" + TEXTS + "\"]");

        assertThat(Duck.rows(file, "select name, headline, tags->>0 from FILE"))
                .containsExactly(List.of(
                        "\0 \" \\ \r\n\t , ; ' \uFEFF \u202E \u0301 \uD83D\uDE00 \uD83D\uDE00 \\ud83d =1+1 \uFFFF",
                        "",
                        "\0 \" \\ \r\n\t , ; ' \uFEFF \u202E \u0301 \uD83D\uDE00 \uD83D\uDE00 \\ud83d =1+1 \uFFFF"));
        keepsTheRecord(file, TEXTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\ud83d", "\\uDE00", "\\uD83D\\u0041", "\\ud83d\\ud83d\\ude00", "\\\\\\ud83d", "\\ud83d\\\\"})
    void halfACharacterIsAQuestionMarkAndTheFileIsRead(String half) throws IOException {
        Path file = opportunity("\"name\":\"a" + half + "z\",\"tags\":[\"a" + half + "z\"]");

        assertThat(Duck.rows(file, "select name, tags->>0 from FILE"))
                .allSatisfy(row -> assertThat(row)
                        .allMatch(text -> text.startsWith("a") && text.contains("?") && text.endsWith("z"))
                        .satisfies(both -> assertThat(both.get(0)).isEqualTo(both.get(1))));
        keepsTheRecord(file, "[\"a" + half + "z\"]");
        assertThat(Duck.column(file, "select try_cast(json as json)->>'id' is null from FILE"))
                .containsExactly("true");
    }

    /** Half a character once more, in three bytes that are not UTF-8 and that parsers let pass. */
    @Test
    void whatIsNotUtf8DoesNotSpoilTheFile() throws IOException {
        byte[] line = "{\"more\":\"a---z\",\"text\":\"az\"}".getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0xbd}, 0, line, 10, 3);
        Path file = folder.resolve("sources.parquet");
        try (OutputStream out = Files.newOutputStream(file)) {
            FileFormat.Records records = ParquetFormat.create().begin(ExportResource.SOURCES, out);
            records.write(line, 0, line.length);
            records.end();
        }

        assertThat(Duck.rows(file, "select text, json from FILE"))
                .allSatisfy(row -> assertThat(row).allMatch(text -> text.contains("a") && text.contains("z")));
    }

    @ParameterizedTest
    @CsvSource({
        "100000.10, 100000.100000000",
        "-0.000000001, -0.000000001",
        "0.1, 0.100000000",
        "0e999999999, 0.000000000",
        "1e3, 1000.000000000",
        "-1, -1.000000000",
        "9007199254740993, 9007199254740993.000000000",
        "99999999999999999999999999999.999999999, 99999999999999999999999999999.999999999",
        "-99999999999999999999999999999.999999999, -99999999999999999999999999999.999999999",
        "1.0000000000000, 1.000000000"
    })
    void decimalsKeepAllTheirDigits(String sent, String read) throws IOException {
        Path file = salary(sent);

        assertThat(Duck.column(file, "select salary_range_min::varchar from FILE"))
                .containsExactly(read);
        assertThat(Duck.column(file, "select salary_range_min >= 0 or salary_range_min < salary_range_max from FILE"))
                .containsExactly("true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e29", "-1e29", "0.0000000001", "1e999999999", "1e-999999999", "100000000000000000000000000000"
            })
    void decimalsThatDoNotFitAreInTheRecordAlone(String sent) throws IOException {
        Path file = salary(sent);

        assertThat(Duck.rows(file, "select salary_range_min is null, salary_range_max is null from FILE"))
                .containsExactly(List.of("true", "false"));
        keepsTheRecord(file, "\"min\":" + sent);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01 00:00:00+00",
        "-1, 1969-12-31 23:59:59.999+00",
        "1700000000123, 2023-11-14 22:13:20.123+00",
        "-62135596800000, 0001-01-01 00:00:00+00",
        "253402300799999, 9999-12-31 23:59:59.999+00"
    })
    void timesAreToTheMillisecond(String sent, String read) throws IOException {
        assertThat(Duck.column(opportunity("\"createdAt\":" + sent), "select created_at::varchar from FILE"))
                .containsExactly(read);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, 253_402_300_800_000L, -62_135_596_800_001L})
    void timesThatSqlDoesNotHaveAreInTheRecordAlone(long sent) throws IOException {
        Path file = opportunity("\"createdAt\":" + sent);

        assertThat(Duck.column(file, "select created_at is null from FILE")).containsExactly("true");
        keepsTheRecord(file, "\"createdAt\":" + sent);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE, 9_007_199_254_740_993L, 0})
    void integersAreWhole(long count) throws IOException {
        Path file = Written.file(
                folder,
                ParquetFormat.create(),
                ExportResource.TAGS,
                List.of("{\"text\":\"t\",\"count\":" + count + "}"));

        assertThat(Duck.column(file, "select count from FILE")).containsExactly(Long.toString(count));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "-0.0", "{\"a\":1,\"a\":{}}", "  [ 1 , 2 ]", "\"text\"", "true", "[[[[]]]]"})
    void jsonIsAsItWasSent(String json) throws IOException {
        assertThat(Duck.column(opportunity("\"tags\":" + json), "select tags from FILE"))
                .containsExactly(json.strip());
    }

    @Test
    void aRecordMayBeLarge() throws IOException {
        String name = "n".repeat(20 << 20);

        assertThat(Duck.column(opportunity("\"name\":\"" + name + "\""), "select length(name) from FILE"))
                .containsExactly(Integer.toString(name.length()));
    }

    @Test
    void aRecordMayLackEverything() throws IOException {
        Path file = Written.file(folder, ParquetFormat.create(), ExportResource.OPPORTUNITIES, List.of("{}"));

        assertThat(Duck.rows(file, "select id, name, created_at, tags, is_anonymized, json from FILE"))
                .allSatisfy(row -> assertThat(row).containsExactly(null, null, null, null, null, "{}"));
    }
}
