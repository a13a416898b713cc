package dev.lever4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.json.Fixtures.Fixture;
import dev.lever4j.model.WrittenNote;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every value of every sample, dropped, nulled and replaced: what is read is what was sent, or a typed error says of
 * which record and where. Of values of one kind at one place of a model the first, be the others elements of the same
 * list or of other samples; all of them with {@code -Dmutations.all=true}.
 */
class MutationTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Of the record, or of a record in it. */
    private static final Pattern OWN_ID =
            Pattern.compile("((/(stages|archiveReasons)/\\d+|/group|/stage)?/id)|/noteId|/applicationId");

    private static final int ENOUGH = Boolean.getBoolean("mutations.all") ? Integer.MAX_VALUE : 1;

    private static final Pattern ID = Pattern.compile("[a-z0-9_-]{1,64}");
    private static final Pattern PLACE = Pattern.compile("\\(byte \\d+, at (/[^)]*)\\)");

    private static final List<JsonNode> REPLACEMENTS = List.of(
            NODES.stringNode("x"),
            NODES.stringNode(""),
            NODES.stringNode("17"),
            NODES.stringNode("true"),
            NODES.numberNode(17),
            NODES.numberNode(-1),
            NODES.numberNode(Long.MAX_VALUE),
            NODES.numberNode(BigInteger.TWO.pow(63)),
            NODES.numberNode(new java.math.BigDecimal("1.5")),
            NODES.numberNode(new java.math.BigDecimal("1E+400")),
            NODES.booleanNode(true),
            NODES.arrayNode(),
            NODES.arrayNode().add("x"),
            NODES.arrayNode().add(NODES.nullNode()),
            NODES.objectNode(),
            NODES.objectNode().put("id", "x"),
            NODES.objectNode().set("unknown", NODES.objectNode().putNull("nested")));

    private record Sample(Fixture fixture, JsonNode record, List<JsonPointer> values) {
        /** The record, and what is an object in it. */
        List<JsonPointer> objects() {
            return Stream.concat(
                            Stream.of(JsonPointer.empty()),
                            values.stream().filter(path -> record.at(path).isObject()))
                    .toList();
        }

        @Override
        public String toString() {
            return fixture.toString();
        }
    }

    private record Place(Class<?> model, String path, JsonNodeType kind, boolean single) {
        static Place of(Class<?> model, JsonPointer path, JsonNode value) {
            String anywhere = path.toString().replaceAll("/\\d+(?=/|$)", "/*");
            return new Place(model, anywhere, value.getNodeType(), value.size() == 1);
        }
    }

    static Stream<Sample> all() {
        Map<Place, Integer> seen = new HashMap<>();
        return Fixtures.all()
                .flatMap(fixture -> fixture.records().stream().map(record -> {
                    List<JsonPointer> values = paths(record).stream()
                            .filter(path ->
                                    seen.merge(Place.of(fixture.model(), path, record.at(path)), 1, Integer::sum)
                                            <= ENOUGH)
                            .toList();
                    return new Sample(fixture, record, values);
                }));
    }

    @ParameterizedTest
    @MethodSource("all")
    void droppingOrNullingAnythingButTheIdIsReadAsAbsent(Sample sample) {
        for (JsonPointer path : sample.values()) {
            if (isOwnId(path) || inList(sample.record(), path)) {
                continue;
            }
            assertSame(sample.fixture(), changed(sample.record(), path, null));
            assertSame(sample.fixture(), changed(sample.record(), path, NODES.nullNode()));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anyOtherValueIsKeptExactlyOrRefused(Sample sample) {
        for (JsonPointer path : sample.values()) {
            for (JsonNode replacement : REPLACEMENTS) {
                assertSameOrRefused(sample.fixture(), sample.record(), path, replacement);
            }
            assertSameOrRefused(sample.fixture(), sample.record(), path, NODES.nullNode());
        }
    }

    /** A mapper that takes the one element of a list for the list, or the other way round, reads a wrong value. */
    @ParameterizedTest
    @MethodSource("all")
    void oneListMoreOrLessIsNeverOverlooked(Sample sample) {
        for (JsonPointer path : sample.values()) {
            JsonNode value = sample.record().at(path);
            ArrayNode listed = NODES.arrayNode().add(value);
            assertSameOrRefused(sample.fixture(), sample.record(), path, listed);
            assertSameOrRefused(
                    sample.fixture(), sample.record(), path, NODES.arrayNode().add(listed));
            if (value.isArray() && value.size() == 1) {
                assertSameOrRefused(sample.fixture(), sample.record(), path, value.get(0));
            }
        }
    }

    /** Also one that is called as a part of our own models is. */
    @ParameterizedTest
    @MethodSource("all")
    void aFieldThatNoModelKnowsIsKeptWhateverItIsCalled(Sample sample) {
        List<JsonNode> values = List.of(
                NODES.numberNode(17), NODES.objectNode(), NODES.objectNode().put("name", "x"));
        for (JsonPointer path : sample.objects()) {
            for (String name : List.of("additional", "additionalFields", "head", "json", "expanded", "@class")) {
                JsonPointer added = path.appendProperty(name);
                boolean known = !sample.record().at(added).isMissingNode();
                values.stream()
                        .filter(value -> !known)
                        .forEach(value -> assertSame(sample.fixture(), changed(sample.record(), added, value)));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void toStringShowsNothingOfAFieldThatNoModelKnows(Sample sample) {
        JsonNode unknown = NODES.objectNode().set("of", NODES.arrayNode().add("Jane-Canary-Doe"));
        for (JsonPointer path : sample.objects()) {
            JsonNode more = changed(sample.record(), path.appendProperty("unheardOf"), unknown);
            Object item = LeverJson.decode(
                    Fixtures.PLAIN.writeValueAsBytes(more), sample.fixture().model());
            assertThat(item.toString()).doesNotContain("Canary");
        }
    }

    private static void assertSame(Fixture fixture, JsonNode record) {
        try {
            assertThat(decodedAndEncoded(fixture, record)).isEqualTo(Normal.of(record, fixture.model()));
        } catch (MalformedResponseException e) {
            fail(fixture + ": " + record, e);
        }
    }

    private static void assertSameOrRefused(Fixture fixture, JsonNode whole, JsonPointer path, JsonNode value) {
        JsonNode record = changed(whole, path, value);
        JsonNode read;
        try {
            read = decodedAndEncoded(fixture, record);
        } catch (MalformedResponseException refused) {
            assertThat(refused).hasNoCause();
            assertTellsWhere(fixture, String.valueOf(refused.getMessage()), record.path("id"), path);
            return;
        }
        assertThat(read).isEqualTo(Normal.of(record, fixture.model()));
    }

    /**
     * At the value, in it, or at an object around it; at the record itself only where it lacks its id, or is a note
     * that was written, which is taken as a whole.
     */
    private static void assertTellsWhere(Fixture fixture, String message, JsonNode id, JsonPointer path) {
        if (id.isString() && ID.matcher(id.stringValue()).matches()) {
            assertThat(message).contains("the record " + id.stringValue() + ": ");
        }
        Matcher place = PLACE.matcher(message);
        assertThat(place.find()).as(message).isTrue();
        String at = place.group(1);
        boolean record = at.equals("/") && (isOwnId(path) || fixture.model() == WrittenNote.class);
        boolean around = !at.equals("/") && ((path + "/").startsWith(at + "/") || at.startsWith(path + "/"));
        boolean fits = record || around;
        assertThat(fits).as(path + ": " + message).isTrue();
    }

    private static JsonNode decodedAndEncoded(Fixture fixture, JsonNode record) {
        Object item = LeverJson.decode(Fixtures.PLAIN.writeValueAsBytes(record), fixture.model());
        return Normal.nullIsAbsent(Fixtures.PLAIN.readTree(LeverJson.encode(item)));
    }

    /**
     * Records with an id, and what ids are expanded to, refuse to be without it; an element of a list cannot be null.
     */
    private static boolean isOwnId(JsonPointer path) {
        return OWN_ID.matcher(path.toString()).matches();
    }

    private static boolean inList(JsonNode record, JsonPointer path) {
        return record.at(path.head()).isArray();
    }

    private static JsonNode changed(JsonNode record, JsonPointer path, @Nullable JsonNode value) {
        JsonNode copy = record.deepCopy();
        JsonNode parent = copy.at(path.head());
        if (parent instanceof ObjectNode object) {
            String name = path.last().getMatchingProperty();
            if (value == null) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        } else if (parent instanceof ArrayNode array && value != null) {
            array.set(path.last().getMatchingIndex(), value);
        }
        return copy;
    }

    private static List<JsonPointer> paths(JsonNode record) {
        List<JsonPointer> paths = new ArrayList<>();
        collect(record, JsonPointer.empty(), paths);
        return paths;
    }

    private static void collect(JsonNode node, JsonPointer path, List<JsonPointer> paths) {
        if (!path.matches()) {
            paths.add(path);
        }
        node.properties().forEach(field -> collect(field.getValue(), path.appendProperty(field.getKey()), paths));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), path.appendIndex(i), paths);
        }
    }
}
