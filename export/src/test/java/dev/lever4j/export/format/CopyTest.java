package dev.lever4j.export.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.export.ExportFileException;
import dev.lever4j.export.ExportResource;
import dev.lever4j.export.folder.FileFormat;
import dev.lever4j.json.LeverJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file that is made of another one without some records is the one that would have been written without them. */
class CopyTest {
    private static final List<String> TEXTS = List.of(
            "plain",
            "",
            "a,b",
            "say \"x\"",
            "\"",
            "two\r\nlines",
            "=1+1",
            "'=quoted",
            "ünï\uD83D\uDE00",
            "\r",
            "\n",
            ",");

    @TempDir
    private Path home;

    static Stream<FileFormat> formats() {
        return Stream.of(
                CsvFormat.csv(),
                CsvFormat.csv().withJson(),
                CsvFormat.csv().cellsAsTheyAre(),
                CompressedNdjson.gzip(),
                CompressedNdjson.zstd());
    }

    /** Ids that a spreadsheet would run, too. */
    private static List<String> lines() {
        return TEXTS.stream()
                .flatMap(text -> Stream.of("", "=").map(sign -> line(sign + "id " + text, "opp" + text, text)))
                .toList();
    }

    private static String line(String id, String parent, String text) {
        Map<String, @Nullable Object> note = new LinkedHashMap<>();
        note.put("opportunityId", parent);
        note.put("id", id);
        note.put("text", text);
        note.put("value", text.isEmpty() ? null : text);
        return new String(LeverJson.encode(note), StandardCharsets.UTF_8);
    }

    private static byte[] written(FileFormat format, List<String> lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FileFormat.Records records = format.begin(ExportResource.NOTES, out);
        for (String line : lines) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            records.write(bytes, 0, bytes.length);
        }
        records.end();
        return out.toByteArray();
    }

    private static FileFormat.Keeping without(Set<String> ids, Set<String> parents) {
        return new FileFormat.Keeping() {
            @Override
            public boolean keeps(@Nullable String id, @Nullable String parent) {
                return !ids.contains(String.valueOf(id)) && !parents.contains(String.valueOf(parent));
            }

            @Override
            public boolean keeps(byte[] line, int from, int length) {
                Map<?, ?> record = LeverJson.map(Arrays.copyOfRange(line, from, from + length));
                return keeps(String.valueOf(record.get("id")), String.valueOf(record.get("opportunityId")));
            }
        };
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whateverIsInTheCells(FileFormat format) throws IOException {
        Path old = home.resolve("old");
        Files.write(old, written(format, lines()));
        for (String gone : TEXTS) {
            for (FileFormat.Keeping keeping : List.of(
                    without(Set.of("=id " + gone), Set.of()), without(Set.of("id " + gone), Set.of("opp" + gone)))) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                FileFormat.Records fresh = format.begin(ExportResource.NOTES, out);
                long kept = fresh.copy(old, keeping);
                String last = line("last", "one", "more");
                fresh.write(last.getBytes(StandardCharsets.UTF_8), 0, last.length());
                fresh.end();

                List<String> expected = Stream.concat(
                                lines().stream().filter(line -> isKept(keeping, line)), Stream.of(last))
                        .toList();
                assertThat(kept).isEqualTo(expected.size() - 1).isLessThan(lines().size());
                assertThat(out.toByteArray()).as(gone).isEqualTo(written(format, expected));
            }
        }
    }

    private static boolean isKept(FileFormat.Keeping keeping, String line) {
        try {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            return keeping.keeps(bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTableOfOtherColumnsIsNotCopied() throws IOException {
        Path old = home.resolve("old");
        Files.write(old, written(CsvFormat.csv().withJson(), lines()));
        FileFormat.Records fresh = CsvFormat.csv().begin(ExportResource.NOTES, new ByteArrayOutputStream());

        assertThatThrownBy(() -> fresh.copy(old, without(Set.of(), Set.of())))
                .isInstanceOf(ExportFileException.class)
                .hasMessageContaining("other columns")
                .hasMessageContaining("export anew");
    }
}
