package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RecordFieldCursorTest {
    @Test
    void findsEveryFieldOfEverySample() {
        Fixtures.all().flatMap(fixture -> fixture.records().stream()).forEach(record -> {
            assertFound(record.toString(), record);
            assertFound(record.toPrettyString(), record);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " { } ",
                "{\"a\":{\"id\":\"}\\\"{\",\"b\":[[],{}]},\"id\":\"x\"}",
                "{\"i\\u0064\":\"\\u00e9\\n\\\\\",\"é\":\"é😀\",\"e\":\"\\ud83d\\ude00\"}",
                "{\"t\":true,\"f\":false,\"n\":null,\"l\":[1,\"]\"],\"o\":{}}",
                "{\"a\":17 ,\"b\":\"17\",\"c\":-1,\"d\":1.5,\"e\":1e3,\"f\":9223372036854775807,\"g\":9223372036854775808}",
                "{\"a\":\"9223372036854775808\",\"b\":\"\",\"c\":\"+5\",\"d\":\" 5\"}"
            })
    void findsFieldsInWhateverForm(String json) {
        assertFound(json, Fixtures.PLAIN.readTree(json));
    }

    /** Alone, and with something before and behind. */
    private static void assertFound(String json, JsonNode record) {
        assertFound(json.getBytes(UTF_8), 0, record);
        assertFound(("{\"x\":1}\n" + json + "\n{\"y\":2}").getBytes(UTF_8), 8, record);
    }

    private static void assertFound(byte[] json, int from, JsonNode record) {
        RecordFieldCursor found = RecordFieldCursor.over(json, from);
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            assertThat(found.next()).isTrue();
            assertThat(found.isNamed(field.getKey())).isTrue();
            assertThat(found.isNamed(field.getKey() + "x")).isFalse();
            assertThat(found.text())
                    .isEqualTo(field.getValue().isString() ? field.getValue().stringValue() : null);
            assertThat(found.whole()).isEqualTo(whole(field.getValue()));
        }
        assertThat(found.next()).isFalse();
    }

    private static @Nullable Long whole(JsonNode value) {
        try {
            return value.isIntegralNumber() || value.isString() ? Long.valueOf(value.asString()) : null;
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
