package dev.lever4j.export.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.table.Column.Type;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TableTest {
    private static Map<String, @Nullable Object> row(ExportResource resource, String json) {
        Table table = Table.of(resource);
        List<@Nullable Object> row = table.row(json.getBytes(StandardCharsets.UTF_8));
        Map<String, @Nullable Object> byName = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            byName.put(table.columns().get(i).name(), row.get(i));
        }
        return byName;
    }

    private static @Nullable Object value(ExportResource resource, String column, String json) {
        Map<String, @Nullable Object> row = row(resource, json);
        assertThat(row).containsKey(column);
        return row.get(column);
    }

    @Test
    void eachFieldIsInItsColumn() {
        Map<String, @Nullable Object> row = row(ExportResource.OPPORTUNITIES, """
                {"id":"o-1","name":"Zoë \\"Z\\"","stage":"s-1","owner":{"id":"u-1","name":"not this"},"tags":["a","b, c"],
                "archived":{"reason":"r-1","archivedAt":1700000000123},"isAnonymized":false,"createdAt":1600000000000,
                "snoozedUntil":null,"resume":"text","later":{"than":"this version"}}""");

        assertThat(row)
                .containsEntry("id", "o-1")
                .containsEntry("name", "Zoë \"Z\"")
                .containsEntry("stage", "s-1")
                .containsEntry("owner", "u-1")
                .containsEntry("tags", "[\"a\",\"b, c\"]")
                .containsEntry("archived_reason", "r-1")
                .containsEntry("archived_archived_at", Instant.ofEpochMilli(1_700_000_000_123L))
                .containsEntry("is_anonymized", false)
                .containsEntry("created_at", Instant.ofEpochMilli(1_600_000_000_000L))
                .containsEntry("resume", "\"text\"")
                .containsEntry("snoozed_until", null)
                .containsEntry("headline", null)
                .doesNotContainKey("later");
    }

    @Test
    void numbersKeepTheirDigits() {
        String posting = "{\"id\":\"p\",\"salaryRange\":{\"min\":100000.10,\"max\":1e3}}";

        assertThat(value(ExportResource.POSTINGS, "salary_range_min", posting)).isEqualTo(new BigDecimal("100000.10"));
        assertThat(value(ExportResource.TAGS, "count", "{\"text\":\"t\",\"count\":9007199254740993}"))
                .isEqualTo(9_007_199_254_740_993L);
    }

    @Test
    void numbersThatCameAsTextAreNumbers() {
        assertThat(value(ExportResource.FILES, "size", "{\"id\":\"f\",\"size\":\"12\"}"))
                .isEqualTo(12L);
        assertThat(value(ExportResource.FILES, "uploaded_at", "{\"id\":\"f\",\"uploadedAt\":\"1600000000000\"}"))
                .isEqualTo(Instant.ofEpochMilli(1_600_000_000_000L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    name         | {"name":5}
                    owner        | {"owner":{"id":5,"more":{"id":"no"}}}
                    created_at   | {"createdAt":"yesterday"}
                    created_at   | {"createdAt":1.5}
                    created_at   | {"createdAt":99999999999999999999}
                    is_anonymized| {"isAnonymized":"true"}
                    urls_show    | {"urls":"a text"}
                    urls_show    | {"urls":[{"show":"within a list"}]}
                    """)
    void whatIsOfAnotherTypeIsNull(String column, String json) {
        String whole = json.replaceFirst("}$", ",\"id\":\"after it\"}");

        assertThat(value(ExportResource.OPPORTUNITIES, column, whole)).isNull();
        assertThat(value(ExportResource.OPPORTUNITIES, "id", whole)).isEqualTo("after it");
    }

    @Test
    void aChildHasItsParentsId() {
        assertThat(value(ExportResource.NOTES, "opportunity_id", "{\"opportunityId\":\"o-1\",\"id\":\"n-1\"}"))
                .isEqualTo("o-1");
        assertThat(value(ExportResource.DIVERSITY_SURVEYS, "posting_id", "{\"postingId\":\"p-1\",\"id\":\"d-1\"}"))
                .isEqualTo("p-1");
    }

    @Test
    void aRecordMayLieInTheMidstOfBytes() {
        byte[] bytes = "{}\n{\"id\":\"é\",\"tags\":[\"é\"]}\n{}".getBytes(StandardCharsets.UTF_8);
        List<@Nullable Object> row = Table.of(ExportResource.OPPORTUNITIES).row(bytes, 3, bytes.length - 6);

        assertThat(row).contains("é", "[\"é\"]");
    }

    @ParameterizedTest
    @EnumSource
    void noTableHasAColumnTwice(ExportResource resource) {
        List<String> names =
                Table.of(resource).columns().stream().map(Column::name).toList();
        assertThat(new HashSet<>(names)).hasSameSizeAs(names).allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
    }

    @Test
    void theDocumentationHasEachColumn() throws IOException {
        Path document = Path.of("../docs/tables.md");
        String said = Files.readString(document);
        assertThat(said.substring(said.indexOf("## "))).isEqualTo(documented());
    }

    private static String documented() {
        return Arrays.stream(ExportResource.values())
                .map(resource -> "## " + resource.text() + "\n\n| column | type |\n|---|---|\n"
                        + Table.of(resource).columns().stream()
                                .map(column -> "| `" + column.name() + "` | " + word(column.type()) + " |\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    private static String word(Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
