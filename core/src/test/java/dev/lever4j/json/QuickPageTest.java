package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lever4j.auth.Secret;
import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.model.ChangedOpportunity;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Origin;
import dev.lever4j.model.WrittenNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the quick way reads is what the parser reads; what the parser refuses, the quick way leaves to it. */
class QuickPageTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String MARK = "@@";
    private static final PageReader<RawJson> RAW = PageReader.raw(Shape.PAGED);

    /** Of every kind, and at the edges of what the quick way takes. No value has a blank in it, but for the last. */
    private static final List<String> VALUES = Stream.of(
                    "null true false tru nul truex nullx NaN {} {\"a\":1,} {\"a\"} {a:1} [] [null] [[]] [{}] [1,] [,1]",
                    "[\"x\"] [\"x\",\"y\"] [\"x\",\"y\",\"z\"] [{\"id\":\"x\"}] [{\"text\":\"x\"},{\"text\":\"y\"}] [1,\"x\",null,{\"a\":[]}]",
                    "{\"id\":\"x\"} {\"id\":null} {\"id\":\"x\",\"new\":{\"id\":\"y\"}} {\"a\":{\"b\":[1,{\"c\":null}]}} {\"a\":1,\"a\":2}",
                    "{\"type\":\"text\",\"value\":\"x\"} {\"type\":\"date\",\"value\":17} {\"type\":\"date\",\"value\":\"x\"} {\"type\":\"new\"}",
                    "\"\" \"x\" \"17\" \"017\" \"-0\" \"-17\" \"1.5\" \"true\" \"unlimited\" \"1779466058940\" \"123456789012345678\"",
                    "\"1234567890123456789\" \"\\n\\\"\\\\\\/\\b\\f\\r\\t\" \"\\u0000\" \"\\u00e9\\u20AC\\u0041\" \"\\ud83d\\ude00\" \"\\ud83d\"",
                    "\"é€😀\" \"abcdefgé\\n€abcdefgh\" \"\\x\" \"\\u00g0\" \"\u0001\" \"\t\" \"\u007f\" \"1 'x' x 0 -0 1 -1 01 17 17. 1.50 -0.5",
                    "-0.0 0.00 00.1 1e3 1E+400 .5 +1 - 1x 2147483647 2147483648 -2147483648 -2147483649 1779466058940",
                    "999999999999999999 -999999999999999999 1000000000000000000 9223372036854775807 9223372036854775808",
                    "123456789012345.678 1234567890123456.789")
            .flatMap(line -> Stream.concat(
                    Stream.of(line.split(" ")), Stream.of("[1 2]", "fals e", "- 1", "1. 5", "\" x \"", "\" 17\"")))
            .distinct()
            .toList();

    /** Surrogates that are escaped, zero with a sign, exponents, long numbers, and names that are not plain. */
    private static final Pattern UNUSUAL = Pattern.compile(String.join(
            "|",
            "\\\\u[dD][89a-fA-F]",
            "[:\\[,]\\s*\"?-0",
            "[:\\[,]\\s*-?[0-9.]+[eE]",
            "[0-9.]{19}",
            "\\\\[^\"]*\"\\s*:",
            "[^\\x00-\\x7f][^\"]*\"\\s*:"));

    /** What may be one of a few words, and is not plain. */
    private static final Pattern WORDS = Pattern.compile("[:\\[,]\"(\\\\|é|abcdefgé)");

    private final Random random = new Random(17);

    /** A model, and records of it from each sample. */
    record Seen(Class<?> model, List<JsonNode> records) {
        PageReader<?> reader() {
            return PageReader.typed(model, Shape.PAGED);
        }

        @Override
        public String toString() {
            return model.getSimpleName();
        }
    }

    /** All but answers to writes, which are never pages. */
    static Stream<Seen> models() {
        Map<String, Seen> models = new TreeMap<>();
        Fixtures.all()
                .forEach(fixture -> models.computeIfAbsent(
                                fixture.model().getSimpleName(), name -> new Seen(fixture.model(), new ArrayList<>()))
                        .records()
                        .addAll(fixture.records().stream().limit(2).toList()));
        return models.values().stream()
                .filter(seen -> !seen.records().isEmpty())
                .filter(seen ->
                        !Set.of(WrittenNote.class, ChangedOpportunity.class).contains(seen.model()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void readsEverySampleInWhateverOrder(Seen seen) {
        PageReader<?> typed = seen.reader();
        ArrayNode records = NODES.arrayNode().addAll(seen.records());
        for (String sample : List.of(
                records.toString(),
                records.toPrettyString(),
                Changes.shuffled(records, random).toString())) {
            byte[] page = page(sample);
            assertThat(typed.quickly(page)).isNotNull();
            assertThat(RAW.quickly(page)).isNotNull();
            assertSame(typed, page);
            assertSame(RAW, page);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void readsFieldsThatAreMissingOrNewAsTheParserDoes(Seen seen) {
        PageReader<?> typed = seen.reader();
        for (JsonNode record : seen.records()) {
            ObjectNode without = Changes.any(Changes.objects(record), random);
            if (!without.isEmpty()) {
                without.remove(Changes.any(List.copyOf(without.propertyNames()), random));
            }
            for (ObjectNode object : Changes.objects(record)) {
                object.set("unheardOf", NODES.objectNode().putNull("of").put("x", 1));
                object.put("additional", "x");
            }
            assertSame(typed, page("[" + record + "]"));
        }
    }

    /** In each place of each model; the record stands between others. */
    @ParameterizedTest
    @MethodSource("models")
    void readsAnyValueInAnyPlaceAsTheParserDoes(Seen seen) {
        PageReader<?> typed = seen.reader();
        String other = seen.records().get(0).toString();
        for (String record : Changes.marked(seen.records(), MARK)) {
            for (int i = 0; i < 2; i++) {
                String changed = record.replace('"' + MARK + '"', Changes.any(VALUES, random));
                assertSame(typed, page("[" + other + "," + changed + "," + other + "]"));
            }
        }
    }

    @Test
    void readsEveryValueOfEveryKindAsTheParserDoes() {
        PageReader<?> kinds = PageReader.typed(Kinds.class, Shape.PAGED);
        for (String kind : Kinds.names()) {
            for (String value : VALUES) {
                byte[] page = page("[{\"" + kind + "\":" + value + "}]");
                if (!kind.equals("unknownToTheQuickWay")) {
                    assertSame(kinds, page);
                }
                assertSame(RAW, page("[{\"" + kind + "\":" + value + "}]"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void findsAFieldThatComesTwice(Seen seen) {
        PageReader<?> typed = seen.reader();
        for (JsonNode record : seen.records()) {
            ObjectNode object = Changes.any(Changes.objects(record), random);
            if (!object.isEmpty()) {
                String name = Changes.any(List.copyOf(object.propertyNames()), random);
                object.set(MARK, object.get(name));
                byte[] page = page("[" + record.toString().replace(MARK, name) + "]");
                assertThat(RAW.quickly(page)).isNull();
                HostileJsonTest.assertRefusal(catchThrowable(() -> typed.read(page)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void readsChangedAndMissingBytesAsTheParserDoes(Seen seen) {
        PageReader<?> typed = seen.reader();
        byte[] page = page(seen.records().toString());
        byte[] letters = "\"\\{}[],:0-9.e tn\n\0é\u007f".getBytes(UTF_8);
        for (int i = 0; i < 25; i++) {
            int at = random.nextInt(page.length);
            byte[] changed = page.clone();
            changed[at] = (byte) (i % 2 == 0 ? letters[random.nextInt(letters.length)] : random.nextInt(256));
            assertSame(typed, changed);
            assertSame(RAW, changed);
            assertSame(typed, Changes.without(page, at));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "[]", ",", "}", "]", "null", "\0", "\ufeff"})
    void readsNoPageThatGoesOn(String more) {
        byte[] page = (new String(page("[{\"id\":\"x\"}]"), UTF_8) + more).getBytes(UTF_8);
        assertThat(RAW.quickly(page)).isNull();
    }

    @ParameterizedTest
    @MethodSource("models")
    void readsNoPageThatIsCut(Seen seen) {
        PageReader<?> typed = seen.reader();
        byte[] page = page(seen.records().toString().trim());
        assertThat(typed.quickly(page)).isNotNull();
        for (int left = 3; left < page.length; left += 1 + random.nextInt(1 + left / 8)) {
            byte[] part = Arrays.copyOf(page, page.length - left);
            assertThat(typed.quickly(part)).isNull();
            assertThat(RAW.quickly(part)).isNull();
        }
    }

    @Test
    void readsNoPageThatIsCutWhereverThatIs() {
        byte[] page = page("[" + Changes.any(opportunities().records(), random) + "]");
        assertThat(RAW.quickly(page)).isNotNull();
        for (int left = 3; left < page.length; left++) {
            assertThat(RAW.quickly(Arrays.copyOf(page, page.length - left))).isNull();
        }
    }

    private static Seen opportunities() {
        return models().filter(seen -> seen.model() == Opportunity.class)
                .findFirst()
                .orElseThrow();
    }

    /** Few of these are JSON; both ways know which. */
    @Test
    void readsNonsenseAsTheParserDoes() {
        String[] pieces = "{ } [ ] : , \" \"a\" \"id\":\"x\" 0 -1 1.5 12345678 true null \\ \\n é \n".split(" ");
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(6); length > 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            byte[] page = page("[{\"id\":\"x\",\"n\":[" + text + "]}]");
            assertSame(RAW, page);
            read += RAW.quickly(page) == null ? 0 : 1;
        }
        assertThat(read).isGreaterThan(100);
    }

    /** More to be noted than the page's first records led to expect, and less. */
    @Test
    void notesTheFieldsOfRecordsThatAreNotAlike() {
        String many =
                IntStream.range(0, 500).mapToObj(i -> "\"n" + i + "\":" + i).collect(Collectors.joining(",", "{", "}"));
        String text = "{\"text\":\"" + "x".repeat(5_000) + "\"}";
        String empty = "{},".repeat(2_000);
        for (String records : List.of(empty + many, many + "," + empty + many, text + "," + empty + text, "")) {
            byte[] page = page("[" + records + "]");
            assertThat(RAW.quickly(page)).isNotNull();
            assertSame(RAW, page);
        }
    }

    @Test
    void aRecordIsAnObjectWhateverTheTypeIs() {
        for (String record : List.of("\"x\"", "null", "[]", "1", "true")) {
            byte[] page = page("[" + record + "]");
            for (Class<?> type : List.of(Origin.class, Secret.class, String.class, Object.class, Opportunity.class)) {
                assertThat(PageReader.typed(type, Shape.PAGED).quickly(page)).isNull();
            }
            assertThat(RAW.quickly(page)).isNull();
        }
    }

    @Test
    void manyThreadsReadWithOneReader() {
        Seen seen = opportunities();
        PageReader<?> typed = seen.reader();
        List<byte[]> pages =
                seen.records().stream().map(record -> page("[" + record + "]")).toList();
        List<? extends PageBytes<?>> plain = pages.stream().map(typed::plainly).toList();
        IntStream.range(0, 2_000)
                .parallel()
                .forEach(i ->
                        assertThat(typed.quickly(pages.get(i % pages.size()))).isEqualTo(plain.get(i % pages.size())));
    }

    @Test
    void leavesTheFormsThatAreNoListToTheParser() {
        byte[] one = "{\"data\":{\"id\":\"1\"}}".getBytes(UTF_8);
        assertThat(PageReader.raw(Shape.PAGED_OR_ONE).quickly(one)).isNull();
        assertThat(PageReader.raw(Shape.PAGED_OR_ONE).read(one).items()).hasSize(1);
        PageReader<RawJson> bare = PageReader.raw(Shape.BARE_LIST);
        byte[] list = " [ {\"id\":\"1\"} ] ".getBytes(UTF_8);
        assertThat(bare.quickly(list)).isEqualTo(bare.plainly(list));
    }

    @Test
    void leavesWhatMayBeAboveALimitToTheParser() {
        assertThat(RAW.quickly(page("[{\"x\":" + "[".repeat(61) + "]".repeat(61) + "}]")))
                .isNotNull();
        assertThat(RAW.quickly(page("[{\"x\":" + "[".repeat(62) + "]".repeat(62) + "}]")))
                .isNull();
        assertThat(RAW.quickly(page("[{\"" + "n".repeat(120) + "\":1}]"))).isNotNull();
        assertThat(RAW.quickly(page("[{\"" + "n".repeat(121) + "\":1}]"))).isNull();
        assertThat(RAW.quickly(page("[]" + " ".repeat(1 << 20)))).isNotNull();
        assertThat(RAW.quickly(page("[]" + " ".repeat(Limits.TOKENS)))).isNull();
        Map<String, Integer> names = new LinkedHashMap<>();
        for (int i = 0; i < 5000; i++) {
            names.put("n" + i, i);
        }
        assertThat(RAW.quickly(page("[" + Fixtures.PLAIN.writeValueAsString(names) + "]")))
                .isNull();
    }

    /** What the quick way leaves is refused, or has one of the forms that are left to the parser. */
    private static void assertSame(PageReader<?> reader, byte[] page) {
        PageBytes<?> quick = reader.quickly(page);
        if (quick == null) {
            String text = new String(page, UTF_8);
            boolean mayBe = UNUSUAL.matcher(text).find()
                    || (reader != RAW && WORDS.matcher(text).find());
            if (!mayBe) {
                assertThatThrownBy(() -> reader.plainly(page), text).isInstanceOf(MalformedResponseException.class);
            }
            return;
        }
        // where the parser refuses the page, it throws here: the quick way must not have read it
        PageBytes<?> plain = reader.plainly(page);
        assertThat(quick).isEqualTo(plain);
        if (reader == RAW) {
            assertSameRecords(quick.records(), plain.records());
        } else {
            // this tells the order of fields too, and lists that are empty from those that were not sent
            assertThat(new String(LeverJson.encode(quick.items()), UTF_8))
                    .isEqualTo(new String(LeverJson.encode(plain.items()), UTF_8));
        }
    }

    /** What has been noted of a record is what one finds who looks for it. */
    private static void assertSameRecords(List<RawJson> quick, List<RawJson> plain) {
        for (int i = 0; i < plain.size(); i++) {
            RawJson one = quick.get(i);
            assertThat(one.isOneLine()).isEqualTo(plain.get(i).isOneLine());
            assertThat(one.line()).isEqualTo(plain.get(i).line());
            assertThat(one.id()).isEqualTo(plain.get(i).id());
            RecordFieldCursor noted = one.fields();
            RecordFieldCursor found = RecordFieldCursor.over(one.bytes(), 0);
            for (String name : one.toMap().keySet()) {
                assertThat(noted.next() && found.next()).isTrue();
                assertThat(noted.isNamed(name) && found.isNamed(name)).isTrue();
                assertThat(noted.text()).isEqualTo(found.text());
                assertThat(noted.whole()).isEqualTo(found.whole());
            }
            assertThat(noted.next() || found.next()).isFalse();
        }
    }

    private byte[] page(String records) {
        String page = switch (random.nextInt(3)) {
            case 0 -> "{\"data\":" + records + ",\"hasNext\":true,\"next\":\"%5B1%5D\"}";
            case 1 -> " {\"hasNext\" : null , \"x\":[{\"x\":-1.5}],\n\"data\" :\t" + records + " } \r\n";
            default -> "{\"next\":null,\"hasNext\":false,\"data\":" + records + "}";
        };
        return page.getBytes(UTF_8);
    }
}
