package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.json.JsonCases.Case;
import dev.lever4j.model.Opportunity;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of JSON, wherever it stands in a page, is read or refused as is declared, in each way to read it. */
class JsonCorpusTest {
    private static final PageReader<Opportunity> TYPED = PageReader.typed(Opportunity.class, Shape.PAGED);
    private static final PageReader<RawJson> RAW = PageReader.raw(Shape.PAGED);

    static Stream<Case> values() {
        return JsonCases.values().stream();
    }

    static Stream<Case> endlessExponents() {
        return JsonCases.endlessExponents().stream();
    }

    static Stream<Case> texts() {
        return JsonCases.texts().stream();
    }

    @Test
    void areMany() {
        assertThat(values()).hasSizeGreaterThan(280);
        assertThat(texts()).hasSizeGreaterThan(60);
        assertThat(Stream.concat(values(), texts())).allMatch(one -> one.said().matches("(?s)(y|n|i\\+|i-) .*"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void inARecord(Case one) {
        byte[] record = with("{\"id\":\"1\",\"new\":", one, ",\"name\":\"x\"}");
        assertPages(one, with("{\"data\":[{\"id\":\"1\",\"new\":", one, ",\"name\":\"x\"}],\"hasNext\":false}"));
        assertPages(one, with("{\"data\":[{\"new\":", one, ",\"id\":\"1\"},{\"id\":\"2\"}]}"));
        Map<String, Runnable> ways = new LinkedHashMap<>();
        ways.put("record", () -> RawJson.of(record));
        ways.put("model", () -> LeverJson.decode(record, Opportunity.class));
        ways.put("map", () -> LeverJson.map(record));
        assertWays(one, ways);
        if (one.isRead()) {
            // not the same values: 1e0 is written as the integer that it is equal to
            byte[] written = LeverJson.encode(LeverJson.map(record));
            assertThat(LeverJson.encode(LeverJson.map(written))).isEqualTo(written);
            Opportunity model = LeverJson.decode(record, Opportunity.class);
            assertThat(LeverJson.encode(LeverJson.decode(LeverJson.encode(model), Opportunity.class)))
                    .isEqualTo(LeverJson.encode(model));
        }
    }

    @ParameterizedTest
    @MethodSource("endlessExponents")
    void aNumberWithoutAnEndIsKeptAsBytesAndIsInNoModel(Case one) {
        byte[] page = with("{\"data\":[{\"id\":\"1\",\"new\":", one, "}]}");
        assertThat(isRead(() -> RAW.read(page))).isTrue();
        assertThat(RAW.quickly(page)).isNull();
        assertThat(TYPED.quickly(page)).isNull();
        assertThat(isRead(() -> TYPED.read(page))).isFalse();
        assertThat(isRead(() -> RAW.read(page).items().get(0).toMap())).isFalse();
    }

    @ParameterizedTest
    @MethodSource("values")
    void aroundTheRecords(Case one) {
        assertPages(one, with("{\"new\":", one, ",\"data\":[{\"id\":\"1\"}]}"));
        assertPages(one, with("{\"data\":[{\"id\":\"1\"}],\"new\":", one, "}"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void asTheWhole(Case one) {
        assertPages(one, one.bytes());
    }

    private static void assertPages(Case one, byte[] page) {
        Map<String, Runnable> ways = new LinkedHashMap<>();
        for (PageReader<?> reader : List.of(TYPED, RAW)) {
            String name = reader == RAW ? "raw " : "typed ";
            ways.put(name + "plainly", () -> reader.plainly(page));
            ways.put(name + "as it is asked for", () -> reader.read(page));
            for (int length : new int[] {1, 7}) {
                ways.put(name + "in pieces of " + length, () -> inParts(reader, page, length));
            }
            PageBytes<?> quick = reader.quickly(page);
            if (quick != null) {
                assertThat(one.isRead()).as(name + "quickly, in %s", show(page)).isTrue();
                assertThat(quick).isEqualTo(reader.plainly(page));
            }
        }
        assertWays(one, ways);
    }

    private static void assertWays(Case one, Map<String, Runnable> ways) {
        List<String> others = ways.entrySet().stream()
                .filter(way -> isRead(way.getValue()) != one.isRead())
                .map(Map.Entry::getKey)
                .toList();
        assertThat(others)
                .as("ways that do not go by what is declared of: %s", one)
                .isEmpty();
    }

    private static boolean isRead(Runnable way) {
        try {
            way.run();
            return true;
        } catch (MalformedResponseException refused) {
            return false;
        }
    }

    private static <T> void inParts(PageReader<T> reader, byte[] page, int length) {
        PageParts<T> parts = reader.parts();
        List<T> items = new ArrayList<>();
        // what is long is long enough in few pieces
        int step = Math.max(length, page.length / 1000);
        for (int from = 0; from < page.length; from += step) {
            items.addAll(parts.add(Arrays.copyOfRange(page, from, Math.min(page.length, from + step))));
        }
        PageParts.End<T> end = parts.end();
        items.addAll(end.left());
        assertThat(items).isEqualTo(reader.read(page).items());
    }

    private static byte[] with(String before, Case one, String after) {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(before.getBytes(UTF_8));
        page.writeBytes(one.bytes());
        page.writeBytes(after.getBytes(UTF_8));
        return page.toByteArray();
    }

    private static String show(byte[] page) {
        return new String(page, UTF_8);
    }
}
