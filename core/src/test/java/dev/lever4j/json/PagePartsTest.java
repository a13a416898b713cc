package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.json.QuickPageTest.Seen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page that is read while it comes is the page that is read whole, wherever it is cut. */
class PagePartsTest {
    private static final PageReader<RawJson> RAW = PageReader.raw(Shape.PAGED);

    private final Random random = new Random(23);

    /** Everything that a page is to a caller. */
    record Read(
            List<?> items,
            int records,
            @Nullable String next,
            @Nullable Boolean hasNext) {
        static Read whole(PageReader<?> reader, byte[] page) {
            PageBytes<?> read = reader.read(page);
            return new Read(read.items(), read.records().size(), read.next(), read.hasNext());
        }

        static <T> Read inParts(PageReader<T> reader, List<byte[]> pieces) {
            PageParts<T> parts = reader.parts();
            List<T> items = new ArrayList<>();
            pieces.forEach(piece -> items.addAll(parts.add(piece)));
            PageParts.End<T> end = parts.end();
            items.addAll(end.left());
            PageBytes<?> page = end.page();
            return new Read(items, page.records().size(), page.next(), page.hasNext());
        }
    }

    static Stream<Seen> models() {
        return QuickPageTest.models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void readsEverySampleAsItIsReadWhole(Seen seen) {
        for (String records : List.of("[]", seen.records().toString(), spaced(seen))) {
            for (String page : pages(records)) {
                assertSame(seen.reader(), page.getBytes(UTF_8));
                assertSame(RAW, page.getBytes(UTF_8));
            }
        }
    }

    private static String spaced(Seen seen) {
        return seen.records().toString().replace("},{", " }\n,\t{ ").replace("\":", "\" : ");
    }

    private static List<String> pages(String records) {
        return List.of(
                "{\"data\":" + records + ",\"next\":\"on\",\"hasNext\":true}",
                "{\"hasNext\":false,\"more\":{\"data\":[{\"id\":\"no record\"}]}, \"data\" : " + records + " }",
                "{\"dat\\u0061\":" + records + ",\"hasNext\":false}",
                " {\"\\\"data\":[{}],\"x\":\"data\",\"da\":[{\"a\":\"}]\"}],\"data\":" + records + "}");
    }

    @ParameterizedTest
    @MethodSource("models")
    void refusesWhatIsRefusedWhole(Seen seen) {
        byte[] page = pages(seen.records().toString()).get(0).getBytes(UTF_8);
        byte[] letters = "\"\\{}[],:0-9.e tn\n\0é".getBytes(UTF_8);
        for (int i = 0; i < 40; i++) {
            int at = random.nextInt(page.length);
            byte[] changed = page.clone();
            changed[at] = letters[random.nextInt(letters.length)];
            assertSame(seen.reader(), changed);
            assertSame(RAW, changed);
            assertSame(RAW, Changes.without(page, at));
            assertSame(RAW, Arrays.copyOf(page, at));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "[{\"id\":\"x\"}]",
                "[\"data\",[{\"id\":\"x\"}]]",
                "{\"data\":null}",
                "{\"data\":{\"id\":\"x\"}}",
                "{\"data\":[null]}",
                "{\"data\":[1,{\"id\":\"x\"}]}",
                "{\"data\":[{\"id\":\"x\"}{\"id\":\"y\"}]}",
                "{\"data\":[{\"id\":\"x\"},]}",
                "{\"data\":[{\"id\":\"x\"}],\"data\":[]}",
                "{\"data\":[{\"id\":\"x\"}],\"data\":[{\"id\":\"y\"}]}",
                "{\"data\":[{\"id\":\"x\"}],\"dat\\u0061\":[{\"id\":\"y\"}]}",
                "{\"data\":[{\"id\":\"x\"]}",
                "{\"data\":[{\"id\":\"x\"}}",
                "{\"data\":[{\"id\":\"x\"}]}{}",
                "{\"data\":[[{\"id\":\"x\"}]]}",
                "{\"data\" [{\"id\":\"x\"}]}",
                "\ufeff{\"data\":[{\"id\":\"x\"}]}"
            })
    void refusesAnswersThatAreNoPages(String text) {
        byte[] page = text.getBytes(UTF_8);
        assertThatThrownBy(() -> RAW.read(page)).isInstanceOf(MalformedResponseException.class);
        assertSame(RAW, page);
    }

    @Test
    void givesARecordWithItsLastByteAndNotBefore() {
        PageParts<RawJson> parts = RAW.parts();
        assertThat(parts.add("{\"data\":[{\"id\":\"a}\"".getBytes(UTF_8))).isEmpty();
        assertThat(parts.add("},{\"id\"".getBytes(UTF_8)))
                .extracting(PagePartsTest::text)
                .containsExactly("{\"id\":\"a}\"}");
        assertThat(parts.add(":\"b\"}, {}".getBytes(UTF_8)))
                .extracting(PagePartsTest::text)
                .containsExactly("{\"id\":\"b\"}", "{}");
        PageParts.End<RawJson> end = partsEnd(parts);
        assertThat(end.left()).isEmpty();
        assertThat(end.page().records()).hasSize(3);
        assertThat(end.page().next()).isEqualTo("on");
    }

    private static String text(RawJson record) {
        return new String(record.bytes(), UTF_8);
    }

    private static PageParts.End<RawJson> partsEnd(PageParts<RawJson> parts) {
        assertThat(parts.add("],\"next\":\"on\"}".getBytes(UTF_8))).isEmpty();
        return parts.end();
    }

    @Test
    void refusesAPageThatNeverEnds() {
        PageParts<RawJson> parts = RAW.parts();
        byte[] blanks = " ".repeat(1 << 20).getBytes(UTF_8);
        for (int i = 0; i < Limits.DOCUMENT >> 20; i++) {
            parts.add(blanks);
        }
        assertThatThrownBy(() -> parts.add(blanks)).isInstanceOf(MalformedResponseException.class);
    }

    private void assertSame(PageReader<?> reader, byte[] page) {
        Object whole = outcome(() -> Read.whole(reader, page));
        for (int most : new int[] {1, 7, 64, 1 + page.length}) {
            List<byte[]> pieces = cut(page, most);
            assertThat(outcome(() -> Read.inParts(reader, pieces)))
                    .as("in pieces of %s: %s", most, new String(page, UTF_8))
                    .isEqualTo(whole);
        }
    }

    /** A refusal is known by its kind: where it lies is told in another way. */
    private static Object outcome(java.util.function.Supplier<Read> reading) {
        try {
            return reading.get();
        } catch (MalformedResponseException refused) {
            return MalformedResponseException.class;
        }
    }

    private List<byte[]> cut(byte[] page, int most) {
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < page.length; ) {
            int end = Math.min(page.length, from + 1 + random.nextInt(most));
            pieces.add(Arrays.copyOfRange(page, from, end));
            from = end;
        }
        return pieces;
    }
}
