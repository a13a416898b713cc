package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.json.Fixtures.Fixture;
import dev.lever4j.model.ChangedOpportunity;
import dev.lever4j.model.WrittenNote;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the quick way reads is what the parser reads; what it does not read, the parser does. */
class QuickPageTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String MARK = "@@";

    /** Values of every kind, and those at the edges of what the quick way takes. */
    private static final List<String> VALUES = List.of(
            "null true false {} [] [null] [[]] [{}] [\"x\"] {\"id\":\"x\"} {\"id\":null} {\"a\":{\"b\":[1,{\"c\":null}]}}",
            "{\"text\":\"x\",\"text\":\"y\"} {\"id\":\"x\",\"other\":{\"id\":\"y\"}} \"\" \"x\" \"17\" \"017\" \"-0\" \"-17\" \"1.5\"",
            "\"true\" \"unlimited\" \"\\n\\\"\\\\\\/\\b\\f\\r\\t\" \"\\u0000\" \"\\u00e9\\u20AC\" \"\\ud83d\\ude00\" \"\\ud83d\" \"é€😀\"",
            "\"é\\n€\" \"\\x\" \"\\u00g0\" 0 -0 1 -1 01 17 17. 1.50 -0.5 -0.0 0.00 1e3 1E+400 .5 +1 - 2147483647 2147483648",
            "-2147483648 -2147483649 999999999999999999 -999999999999999999 1000000000000000000 9223372036854775807",
            "9223372036854775808 123456789012345.678 1234567890123456.789 1779466058940 tru nul truex nullx NaN 1x \"1",
            "\"1779466058940\" \"123456789012345678\" \"1234567890123456789\" [1,] [,1] {\"a\":1,} {\"a\"} {a:1} [1 2]")
            .stream()
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .toList();

    private final Random random = new Random(17);

    static Stream<Fixture> all() {
        return Fixtures.all();
    }

    /** All but answers to writes, which are never pages. */
    static Stream<Fixture> pages() {
        return Fixtures.all()
                .filter(fixture -> fixture.model() != WrittenNote.class && fixture.model() != ChangedOpportunity.class);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void readsEverySampleInWhateverOrder(Fixture fixture) {
        List<JsonNode> records = fixture.records();
        assertRead(fixture, page(records.toString()));
        assertRead(fixture, page(shuffled(NODES.arrayNode().addAll(records)).toString()));
        assertRead(fixture, page(NODES.arrayNode().addAll(records).toPrettyString()));
        for (JsonNode record : records) {
            for (ObjectNode object : objects(record)) {
                object.set("unheardOf", NODES.objectNode().putNull("of").put("x", 1.5));
                object.remove(any(List.copyOf(object.propertyNames()), "id"));
            }
        }
        assertSame(fixture, page(records.toString()));
    }

    /** Each place of each model, whose record stands first, last and between others. */
    @ParameterizedTest
    @MethodSource("all")
    void readsAnyValueInAnyPlaceAsTheParserDoes(Fixture fixture) {
        String others = fixture.records().toString();
        for (String record : marked(fixture).values()) {
            for (String value : VALUES) {
                String changed = record.replace('"' + MARK + '"', value);
                assertSame(fixture, page("[" + changed + "," + others.substring(1)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void findsAFieldThatComesTwice(Fixture fixture) {
        for (JsonNode record : fixture.records()) {
            for (int i = 0; i < objects(record).size(); i++) {
                JsonNode copy = record.deepCopy();
                ObjectNode object = objects(copy).get(i);
                if (!object.isEmpty()) {
                    String name = any(List.copyOf(object.propertyNames()), "");
                    object.set(MARK, object.get(name));
                    String twice = copy.toString().replace(MARK, name);
                    assertRefusedByBoth(fixture, page("[" + twice + "]"));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsChangedAndMissingBytesAsTheParserDoes(Fixture fixture) {
        byte[] page = page(fixture.records().toString());
        byte[] letters = "\"\\{}[],:0-9.e tn\n\0é\u007f".getBytes(UTF_8);
        for (int i = 0; i < 60; i++) {
            int at = random.nextInt(page.length);
            byte[] changed = page.clone();
            changed[at] = letters[random.nextInt(letters.length)];
            assertSame(fixture, changed);
            changed[at] = (byte) random.nextInt(256);
            assertSame(fixture, changed);
            assertSame(fixture, without(page, at));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsNoPageThatIsCut(Fixture fixture) {
        byte[] page = page(fixture.records().toString());
        PageReader<?> typed = PageReader.typed(fixture.model(), Shape.PAGED);
        PageReader<?> raw = PageReader.raw(Shape.PAGED);
        for (int cut = 0; cut < page.length; cut += 1 + random.nextInt(8)) {
            byte[] part = Arrays.copyOf(page, cut);
            assertThat(typed.quickly(part)).isNull();
            assertThat(raw.quickly(part)).isNull();
        }
    }

    @Test
    void leavesTheFormsThatAreNoListToTheParser() {
        byte[] one = "{\"data\":{\"id\":\"1\"}}".getBytes(UTF_8);
        assertThat(PageReader.raw(Shape.PAGED_OR_ONE).quickly(one)).isNull();
        assertThat(PageReader.raw(Shape.PAGED_OR_ONE).read(one).items()).hasSize(1);
        byte[] bare = " [ {\"id\":\"1\"} ] ".getBytes(UTF_8);
        assertThat(PageReader.raw(Shape.BARE_LIST).quickly(bare))
                .isEqualTo(PageReader.raw(Shape.BARE_LIST).plainly(bare));
    }

    @Test
    void leavesWhatMayBeAboveALimitToTheParser() {
        PageReader<?> raw = PageReader.raw(Shape.PAGED);
        assertThat(raw.quickly(page("[{\"x\":" + "[".repeat(61) + "]".repeat(61) + "}]"))).isNotNull();
        assertThat(raw.quickly(page("[{\"x\":" + "[".repeat(62) + "]".repeat(62) + "}]"))).isNull();
        assertThat(raw.quickly(page("[{\"" + "n".repeat(120) + "\":1}]"))).isNotNull();
        assertThat(raw.quickly(page("[{\"" + "n".repeat(121) + "\":1}]"))).isNull();
        assertThat(raw.quickly(page("[]" + " ".repeat(1 << 20)))).isNotNull();
        assertThat(raw.quickly(page("[]" + " ".repeat(Limits.TOKENS)))).isNull();
        StringBuilder names = new StringBuilder("{\"0\":1");
        for (int i = 1; i < 5000; i++) {
            names.append(",\"").append(i).append("\":1");
        }
        assertThat(raw.quickly(page("[" + names + "}]"))).isNull();
    }

    private void assertRead(Fixture fixture, byte[] page) {
        assertThat(PageReader.typed(fixture.model(), Shape.PAGED).quickly(page)).isNotNull();
        assertThat(PageReader.raw(Shape.PAGED).quickly(page)).isNotNull();
        assertSame(fixture, page);
    }

    private static void assertSame(Fixture fixture, byte[] page) {
        assertSame(PageReader.typed(fixture.model(), Shape.PAGED), page);
        assertSame(PageReader.raw(Shape.PAGED), page);
    }

    /** Where the parser refuses the page, it throws here: the quick way must not have read it. */
    private static void assertSame(PageReader<?> reader, byte[] page) {
        PageBytes<?> quick = reader.quickly(page);
        if (quick != null) {
            PageBytes<?> plain = reader.plainly(page);
            assertThat(quick.items()).isEqualTo(plain.items());
            assertThat(quick).isEqualTo(plain);
            if (!quick.items().equals(quick.records())) {
                // also tells the order of fields, and lists that are empty from those that were not sent
                assertThat(new String(LeverJson.encode(quick.items()), UTF_8)).isEqualTo(new String(LeverJson.encode(plain.items()), UTF_8));
            }
        }
    }

    private static void assertRefusedByBoth(Fixture fixture, byte[] page) {
        HostileJsonTest.assertRefusal(
                org.assertj.core.api.Assertions.catchThrowable(
                        () -> PageReader.typed(fixture.model(), Shape.PAGED).read(page)));
        assertThat(PageReader.raw(Shape.PAGED).quickly(page)).isNull();
    }

    private byte[] page(String records) {
        return switch (random.nextInt(3)) {
            case 0 -> ("{\"data\":" + records + ",\"hasNext\":true,\"next\":\"%5B1%5D\"}").getBytes(UTF_8);
            case 1 -> (" {\"hasNext\" : null , \"x\":[{\"x\":-1.5}],\n\"data\" :\t" + records + " }\r\n").getBytes(UTF_8);
            default -> ("{\"next\":null,\"hasNext\":false,\"data\":" + records + "}").getBytes(UTF_8);
        };
    }

    private static byte[] without(byte[] page, int at) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(page, 0, at);
        out.write(page, at + 1, page.length - at - 1);
        return out.toByteArray();
    }

    private String any(List<String> names, String but) {
        String name = names.get(random.nextInt(names.size()));
        return name.equals(but) ? "" : name;
    }

    /** A record for each place of the model, with the mark there: by the place without the indices of lists. */
    private static Map<String, String> marked(Fixture fixture) {
        Map<String, String> marked = new LinkedHashMap<>();
        for (JsonNode record : fixture.records()) {
            mark(record, record, "", marked);
        }
        return marked;
    }

    private static void mark(JsonNode record, JsonNode in, String path, Map<String, String> marked) {
        if (in instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                object.put(name, MARK);
                marked.putIfAbsent(path + "/" + name, record.toString());
                object.set(name, value);
                mark(record, value, path + "/" + name, marked);
            }
        } else if (in instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                JsonNode value = list.get(i);
                list.set(i, NODES.stringNode(MARK));
                marked.putIfAbsent(path + "/*", record.toString());
                list.set(i, value);
                mark(record, value, path + "/*", marked);
            }
        }
    }

    private static List<ObjectNode> objects(JsonNode in) {
        List<ObjectNode> objects = new ArrayList<>();
        if (in instanceof ObjectNode object) {
            objects.add(object);
        }
        in.forEach(value -> objects.addAll(objects(value)));
        return objects;
    }

    private JsonNode shuffled(JsonNode in) {
        if (in instanceof ObjectNode object) {
            List<String> names = new ArrayList<>(object.propertyNames());
            Collections.shuffle(names, random);
            ObjectNode other = NODES.objectNode();
            names.forEach(name -> other.set(name, shuffled(object.get(name))));
            return other;
        }
        if (in instanceof ArrayNode list) {
            ArrayNode other = NODES.arrayNode();
            list.forEach(value -> other.add(shuffled(value)));
            return other;
        }
        return in;
    }
}
