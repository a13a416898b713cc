package dev.lever4j.export.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.FileFormat;
import dev.lever4j.json.LeverJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {
    private static final List<String> TRIGGERS =
            List.of("=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20");
    private static final List<String> BEFORE =
            List.of("", " ", "\u00A0", "\u3000", "\"", "'", "\u201C", "\uFEFF", "\u200B", "  \"' ", "\u0001");

    // what is disarmed is found without the code that is under test
    private static final String BEGINNING = "(?<![^;\\t\\r\\n])";
    private static final String HIDDEN = "[ \\x00\\x01\u00A0\u3000\"'\u201C\uFEFF\u200B]*";
    private static final String RUNS = "(?=" + HIDDEN + "[=+@\\-\uFF1D\uFF0B\uFF0D\uFF20])";
    private static final String RUNS_FIRST = "(?=" + HIDDEN + "[\\t\\r\\n\\x00])";

    @TempDir
    private Path folder;

    private static String written(CsvFormat format, ExportResource resource, String... lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            FileFormat.Records records = format.begin(resource, out);
            for (String line : lines) {
                byte[] bytes = ("#" + line + "#").getBytes(StandardCharsets.UTF_8);
                records.write(bytes, 1, bytes.length - 2);
            }
            records.end();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String disarmed(String text) {
        return text.replaceAll(BEGINNING + RUNS + "|\\A" + RUNS_FIRST, "'");
    }

    /** As the guide says it: without each ' that stands where one may have been put. */
    private static String restored(String cell) {
        return cell.replaceAll(BEGINNING + "'" + RUNS + "|\\A'" + RUNS_FIRST, "");
    }

    private static String stage(int id, String text) {
        return new String(LeverJson.encode(Map.of("id", "s" + id, "text", text)), StandardCharsets.UTF_8);
    }

    private static String stages(CsvFormat format, List<String> texts) {
        List<String> lines = new ArrayList<>();
        texts.forEach(text -> lines.add(stage(lines.size(), text)));
        return written(format, ExportResource.STAGES, lines.toArray(String[]::new));
    }

    /** The second column, as a reader of CSV has it. */
    private static List<String> texts(String csv) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            return reader.stream().skip(1).map(row -> row.getField(1)).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<@Nullable String> textsOfDuckDb(String csv) {
        try {
            Path file = Files.writeString(folder.resolve("stages.csv"), csv);
            return Duck.column("select text from " + Duck.csv(file) + " order by substr(id, 2)::int");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aNullIsNothingAnEmptyTextIsQuotedAndLinesEndAsTheyShould() {
        String csv = written(
                CsvFormat.csv().withJson(),
                ExportResource.AUDIT_EVENTS,
                "{\"id\":\"a\",\"createdAt\":1600000000000,\"type\":\"\",\"user\":{\"name\":\"O, \\\"P\\\"\"},\"meta\":[1,2]}");

        assertThat(csv)
                .isEqualTo(
                        "id,created_at,type,user_id,user_email,user_name,user_role,target_id,target_type,target_label,meta,json\r\n"
                                + "a,2020-09-13T12:26:40.000Z,\"\",,,\"O, \"\"P\"\"\",,,,,\"[1,2]\",\"{\"\"id\"\":\"\"a\"\",\"\"createdAt\"\":1600000000000,"
                                + "\"\"type\"\":\"\"\"\",\"\"user\"\":{\"\"name\"\":\"\"O, \\\"\"P\\\"\"\"\"},\"\"meta\"\":[1,2]}\"\r\n");
    }

    @Test
    void withoutRecordsThereIsTheHeaderAlone() {
        assertThat(written(CsvFormat.csv(), ExportResource.STAGES)).isEqualTo("id,text\r\n");
    }

    @Test
    void numbersAndBooleansAreNoTexts() {
        assertThat(written(CsvFormat.csv(), ExportResource.SOURCES, "{\"text\":\"-a\",\"count\":-5}"))
                .isEqualTo("text,count\r\n'-a,-5\r\n");
        assertThat(written(
                        CsvFormat.csv(),
                        ExportResource.POSTINGS,
                        "{\"id\":\"p\",\"salaryRange\":{\"min\":-0.10},\"transcribeInterviews\":false}"))
                .contains(",-0.10,", ",false,");
    }

    /** Such times begin with a sign. */
    @Test
    void aTimeFarAwayIsDisarmedToo() {
        assertThat(written(CsvFormat.csv(), ExportResource.USERS, "{\"id\":\"u\",\"createdAt\":999999999999999}"))
                .contains(",'+33658-09-27T01:46:39.999Z,");
    }

    @Test
    void everySignThatASpreadsheetRunsIsDisarmedWhateverStandsBeforeIt() {
        List<String> texts = new ArrayList<>();
        TRIGGERS.forEach(trigger -> BEFORE.forEach(before -> texts.add(before + trigger + "1+1")));

        String csv = stages(CsvFormat.csv(), texts);

        assertThat(texts(csv)).allMatch(text -> text.startsWith("'"));
        assertThat(texts(csv))
                .isEqualTo(texts.stream().map(CsvFormatTest::disarmed).toList());
        assertThat(texts(stages(CsvFormat.csv().cellsAsTheyAre(), texts))).isEqualTo(texts);
    }

    /** A reader that has another sign between cells, or none for quotes, begins one there. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a;=1           | a;'=1",
                "a\\t=1          | a\\t'=1",
                "a\\r\\n-1        | a\\r\\n'-1",
                "a; \"@b         | a;' \"@b",
                ";=1            | ;'=1",
                "=1;+2;3        | '=1;'+2;3",
                "\\t=1           | '\\t'=1",
                "a;'=1          | a;''=1",
                "a;\uFF1D1       | a;'\uFF1D1",
                "a;\\x00=1       | a;'\\x00=1",
                "a;\\t            | a;\\t",
                "a; ;b=1        | a; ;b=1",
            },
            delimiter = '|')
    void whatRunsBehindAPartOfATextIsDisarmedToo(String escaped, String disarmed) {
        String text = unescaped(escaped);

        assertThat(texts(stages(CsvFormat.csv(), List.of(text)))).containsExactly(unescaped(disarmed));
        assertThat(restored(unescaped(disarmed))).isEqualTo(text);
    }

    private static String unescaped(String text) {
        return text.replace("\\t", "\t")
                .replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\x00", "\0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b",
                "1+1",
                "Zoë",
                "#1",
                "(-5)",
                "'",
                "'quoted'",
                "''",
                "a\tb",
                " a-b",
                "a; b-c",
                ";",
                "a\r\n",
                "\uD83D\uDE00=",
                "\uFEFF"
            })
    void whatIsHarmlessStaysAsItIs(String text) {
        assertThat(texts(stages(CsvFormat.csv(), List.of(text)))).containsExactly(text);
    }

    /** It would say that the cell had been changed. */
    @Test
    void jsonIsDisarmedWhereItIsATextThatASpreadsheetWouldRun() {
        String csv = written(
                CsvFormat.csv(), ExportResource.OPPORTUNITIES, "{\"id\":\"o\",\"resume\":\"=1+1\",\"tags\":[\"=1\"]}");

        assertThat(csv).contains(",\"'\"\"=1+1\"\"\"", ",\"[\"\"=1\"\"]\",");
    }

    @Test
    void anotherProgramReadsWhatWasWritten() {
        List<String> texts = new ArrayList<>(List.of(
                "plain",
                "",
                " ",
                "a,b;c|d",
                "say \"yes\"",
                "\"",
                "\"\"",
                "line\r\nfeed",
                "line\nfeed\n",
                "carriage\rreturn",
                "Zoë 王 \uD83D\uDE00 \u202Eleft",
                "\\N",
                "\\\"",
                "NULL",
                "# no comment",
                "\u2028"));
        TRIGGERS.forEach(trigger -> texts.add(trigger + "cmd|' /C calc'!A0"));
        // it ends texts there
        texts.removeIf(text -> text.contains("\0"));

        assertThat(textsOfDuckDb(stages(CsvFormat.csv().cellsAsTheyAre(), texts)))
                .isEqualTo(texts);
        assertThat(textsOfDuckDb(stages(CsvFormat.csv(), texts)))
                .isEqualTo(texts.stream().map(CsvFormatTest::disarmed).toList());
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5"})
    void whateverIsInATextComesBackAndNoneRuns(long seed) {
        Random random = new Random(seed);
        List<String> alphabet = new ArrayList<>(TRIGGERS);
        alphabet.addAll(BEFORE);
        alphabet.addAll(List.of(",", ";", "\r\n", "a", "1", "é", "\uD83D\uDE00", "'", "\""));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append(alphabet.get(random.nextInt(alphabet.size())));
            }
            texts.add(text.toString());
        }

        List<String> read = texts(stages(CsvFormat.csv(), texts));
        assertThat(read).isEqualTo(texts.stream().map(CsvFormatTest::disarmed).toList());
        assertThat(read.stream().map(CsvFormatTest::restored).toList()).isEqualTo(texts);
        assertThat(texts(stages(CsvFormat.csv().cellsAsTheyAre(), texts))).isEqualTo(texts);
    }

    @Test
    void halfAPairOfSurrogatesIsAQuestionMarkAndStaysInTheJson() {
        assertThat(written(CsvFormat.csv().withJson(), ExportResource.STAGES, "{\"id\":\"s\",\"text\":\"a\\ud83d\"}"))
                .contains("s,a?,\"{\"\"id\"\":\"\"s\"\",\"\"text\"\":\"\"a\\ud83d\"\"}\"");
    }

    @Test
    void whatCannotBeWrittenIsAnIoException() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("no space left on device");
            }
        };
        FileFormat.Records records = CsvFormat.csv().begin(ExportResource.STAGES, full);
        byte[] line = stage(1, "x".repeat(100_000)).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> records.write(line, 0, line.length))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left on device");
    }
}
