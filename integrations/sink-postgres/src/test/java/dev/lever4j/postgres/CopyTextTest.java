package dev.lever4j.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CopyTextTest {
    private static String row(List<@Nullable Object> values, String json) {
        CopyText text = new CopyText();
        text.row(values, json.getBytes(StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        text.frames().forEach(frame -> all.append(new String(frame, StandardCharsets.UTF_8)));
        return all.toString();
    }

    private static String field(@Nullable Object value) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(value);
        String row = row(values, "{}");
        assertThat(row).endsWith("\t{}\n");
        return row.substring(0, row.length() - 4);
    }

    private static List<Arguments> values() {
        return List.of(
                Arguments.of(null, "\\N"),
                Arguments.of("", ""),
                Arguments.of("\\N", "\\\\N"),
                Arguments.of("\\.", "\\\\."),
                Arguments.of("a\tb\nc\rd\\e", "a\\tb\\nc\\rd\\\\e"),
                Arguments.of("\b\f\u000b\u007f é \uD83D\uDE00", "\b\f\u000b\u007f é \uD83D\uDE00"),
                Arguments.of("nul \0 here", "nul \uFFFD here"),
                Arguments.of("\uD83D half", "\uFFFD half"),
                Arguments.of("half \uDE00", "half \uFFFD"),
                Arguments.of("\uDE00\uD83D", "\uFFFD\uFFFD"),
                Arguments.of(true, "true"),
                Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of(new BigDecimal("1E+400"), "1E+400"),
                Arguments.of(new BigDecimal("1E+131072"), "\\N"),
                Arguments.of(new BigDecimal("1E-16383"), "1E-16383"),
                Arguments.of(new BigDecimal("1E-16384"), "\\N"),
                Arguments.of(new BigDecimal("1E+2147483647"), "\\N"),
                Arguments.of(Instant.ofEpochMilli(1_700_000_000_007L), "2023-11-14 22:13:20.007+00"),
                Arguments.of(Instant.parse("0001-01-01T00:00:00Z"), "0001-01-01 00:00:00.000+00"),
                Arguments.of(Instant.parse("0000-12-31T23:59:59Z"), "\\N"),
                Arguments.of(Instant.parse("9999-12-31T23:59:59.999Z"), "9999-12-31 23:59:59.999+00"),
                Arguments.of(Instant.ofEpochMilli(Long.MAX_VALUE), "\\N"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void eachValueIsOneField(@Nullable Object value, String field) {
        assertThat(field(value)).isEqualTo(field);
    }

    @Test
    void theRecordIsTheLastFieldWithTheEscapesThatItCameWith() {
        assertThat(row(Arrays.asList("a", null), "{\"x\":\"\\u0000\\ud800\\n\",\r\n\t\"é\":1}"))
                .isEqualTo("a\t\\N\t{\"x\":\"\\\\u0000\\\\ud800\\\\n\",\\r\\n\\t\"é\":1}\n");
    }

    @Test
    void aFrameEndsWithARowOnceItIsFull() {
        CopyText text = new CopyText();
        byte[] json = "x".repeat(30_000).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 4; i++) {
            text.row(List.of(), json);
        }
        assertThat(text.frames())
                .extracting(frame -> frame.length, frame -> frame[frame.length - 1])
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(90_003, (byte) '\n'),
                        org.assertj.core.groups.Tuple.tuple(30_001, (byte) '\n'));
    }
}
