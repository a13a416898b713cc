package dev.lever4j.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.export.ExportResource;
import dev.lever4j.export.table.Column;
import dev.lever4j.export.table.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was written, read by DuckDB. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParquetFormatTest {
    private static final ParquetFormat FORMAT = ParquetFormat.create();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Account account;

    @TempDir
    private Path folder;

    @BeforeAll
    void export(@TempDir Path everything) {
        account = Account.exportedTo(everything);
    }

    @ParameterizedTest
    @EnumSource
    void everyRecordIsInItWithAllItsColumns(ExportResource resource) throws IOException {
        List<String> lines = account.lines(resource);
        Path file = Written.file(folder, FORMAT, resource, lines);

        assertThat(lines).isNotEmpty();
        assertThat(Duck.rows(file, "select " + asTexts(resource) + ", json from FILE"))
                .containsExactlyElementsOf(
                        lines.stream().map(line -> texts(resource, line)).toList());
    }

    @ParameterizedTest
    @EnumSource
    void aFileOfNoRecordsHasTheColumns(ExportResource resource) throws IOException {
        Path file = Written.file(folder, FORMAT, resource, List.of());
        List<List<@Nullable String>> columns = new ArrayList<>();
        for (Column column : Table.of(resource).columns()) {
            columns.add(List.of(column.name(), sqlType(column.type()), "YES"));
        }
        columns.add(List.of("json", "VARCHAR", "YES"));

        assertThat(Duck.rows(file, "select column_name, column_type, \"null\" from (describe select * from FILE)"))
                .isEqualTo(columns);
        assertThat(Duck.column(file, "select count(*) from FILE")).containsExactly("0");
    }

    /** Asks the record itself, and not our own view of its columns. */
    @Test
    void columnsSayWhatTheRecordSays() throws IOException {
        Path file =
                Written.file(folder, FORMAT, ExportResource.OPPORTUNITIES, account.lines(ExportResource.OPPORTUNITIES));

        assertThat(Duck.rows(file, """
                        select count(*) > 50, count(distinct id) = count(*), count(name) > 50, count(archived_archived_at) > 5,
                        bool_and(id = json->>'id'), bool_and(name is not distinct from json->>'name'),
                        bool_and(epoch_ms(created_at) = (json->>'createdAt')::bigint),
                        bool_and(epoch_ms(archived_archived_at) is not distinct from
                          (json->'archived'->>'archivedAt')::bigint),
                        bool_and(tags::varchar = (json->'tags')::varchar) from FILE""")).allSatisfy(row -> assertThat(row).containsOnly("true"));
    }

    @Test
    void zstandardHasTheSameRows() throws IOException {
        List<String> lines = account.lines(ExportResource.AUDIT_EVENTS);
        Path file = Written.file(folder, FORMAT.zstd(), ExportResource.AUDIT_EVENTS, lines);

        assertThat(Duck.column(file, "select json from FILE")).isEqualTo(lines);
        assertThat(Duck.column(file, "select distinct compression from parquet_metadata(FILE)"))
                .containsExactly("ZSTD");
        assertThat(FORMAT.zstd().options()).containsEntry("compression", "zstd");
    }

    @Test
    void gzipIsTheDefault() throws IOException {
        Path file = Written.file(folder, FORMAT, ExportResource.TAGS, List.of("{\"text\":\"a\"}"));

        assertThat(Duck.column(file, "select distinct compression from parquet_metadata(FILE)"))
                .containsExactly("GZIP");
        assertThat(FORMAT.options()).containsEntry("compression", "gzip");
        assertThat(FORMAT.ending()).isEqualTo("parquet");
    }

    @Test
    void theSameRecordsGiveTheSameBytes() throws IOException {
        List<String> lines = account.lines(ExportResource.OPPORTUNITIES);

        assertThat(Written.bytes(ParquetFormat.create(), ExportResource.OPPORTUNITIES, lines))
                .isEqualTo(Written.bytes(ParquetFormat.create(), ExportResource.OPPORTUNITIES, lines));
        assertThat(Written.bytes(ParquetFormat.create().zstd(), ExportResource.OPPORTUNITIES, lines))
                .isEqualTo(Written.bytes(ParquetFormat.create().zstd(), ExportResource.OPPORTUNITIES, lines));
    }

    private static String asTexts(ExportResource resource) {
        return Table.of(resource).columns().stream()
                .map(column -> column.type() == Column.Type.TIMESTAMP
                        ? "strftime(\"" + column.name() + "\", '%Y-%m-%d %H:%M:%S.%g')"
                        : "\"" + column.name() + "\"::varchar")
                .collect(Collectors.joining(", "));
    }

    private static List<@Nullable String> texts(ExportResource resource, String line) {
        List<@Nullable String> texts = new ArrayList<>();
        for (Object value : Table.of(resource).row(line.getBytes(StandardCharsets.UTF_8))) {
            texts.add(text(value));
        }
        texts.add(line);
        return texts;
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof Instant time) {
            return TIME.format(time);
        } else if (value instanceof BigDecimal decimal) {
            return decimal.setScale(9).toPlainString();
        }
        return value == null ? null : value.toString();
    }

    private static String sqlType(Column.Type type) {
        return switch (type) {
            case TEXT -> "VARCHAR";
            case JSON -> "JSON";
            case BOOLEAN -> "BOOLEAN";
            case INTEGER -> "BIGINT";
            case DECIMAL -> "DECIMAL(38,9)";
            case TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
        };
    }
}
