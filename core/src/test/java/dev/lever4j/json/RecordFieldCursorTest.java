package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.model.TextOrNumber;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
                "{\"a\":-9223372036854775808,\"b\":-9223372036854775809,\"c\":-123456789012345678,\"d\":-0,\"e\":-1.5}",
                "{\"a\":\"9223372036854775808\",\"b\":\"\",\"c\":\"+5\",\"d\":\" 5\",\"e\":\"-5\",\"f\":\"-\",\"g\":\"0\"}",
                "{\"a\":\"05\",\"b\":\"-0\",\"c\":\"5\\u0030\",\"d\":\"123456789012345678\",\"e\":\"1234567890123456789\",\"f\":\"\u0665\"}"
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
        assertFound(RecordFieldCursor.over(json, from), record);
    }

    /** Where the fields have been noted, as where they have not. */
    @Test
    void findsTheFieldsOfARecordInAPage() {
        PageReader<RawJson> raw = PageReader.raw(Shape.PAGED);
        Fixtures.all()
                .map(Fixtures.Fixture::records)
                .filter(all -> !all.isEmpty())
                .forEach(all -> {
                    byte[] body = ("{\"data\":" + Fixtures.PLAIN.writeValueAsString(all) + "}").getBytes(UTF_8);
                    PageBytes<RawJson> quick = Objects.requireNonNull(raw.quickly(body));
                    List<RawJson> plain = raw.plainly(body).records();
                    for (int i = 0; i < all.size(); i++) {
                        assertFound(quick.records().get(i).fields(), all.get(i));
                        assertFound(quick.records().get(i).detached().fields(), all.get(i));
                        assertFound(plain.get(i).fields(), all.get(i));
                    }
                });
    }

    private static void assertFound(RecordFieldCursor found, JsonNode record) {
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            assertThat(found.next()).isTrue();
            assertThat(found.isNamed(field.getKey())).isTrue();
            assertThat(found.isNamed(field.getKey() + "x")).isFalse();
            assertThat(found.text())
                    .isEqualTo(field.getValue().isString() ? field.getValue().stringValue() : null);
            assertThat(found.whole()).isEqualTo(whole(field.getValue()));
            assertThat(found.isTrue())
                    .isEqualTo(field.getValue().isBoolean() && field.getValue().booleanValue());
        }
        assertThat(found.next()).isFalse();
    }

    /** As a model reads a field that may be text. */
    private static @Nullable Long whole(JsonNode value) {
        try {
            return LeverJson.decode(("{\"n\":" + value + "}").getBytes(UTF_8), Counted.class)
                    .n();
        } catch (MalformedResponseException none) {
            return null;
        }
    }

    /** A model with nothing but a number. */
    public record Counted(@TextOrNumber @Nullable Long n) {}
}
