package dev.lever4j.export.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.json.LeverJson;
import dev.lever4j.json.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final RedactionKey KEY =
            RedactionKey.of("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
    private static final String CANARY = "\"Canary\"";
    private static final Redaction STRICT = Redaction.of(RedactionProfile.strict(), KEY);

    private static Redaction of(String rules) {
        return Redaction.of(RedactionProfile.parse("test", "redaction: 1\nusers: {" + rules + "}"), KEY);
    }

    private static String leaves(Redaction redaction, String resource, String json) {
        RawJson record = RawJson.of(json.getBytes(StandardCharsets.UTF_8));
        return new String(redaction.of(resource, record).bytes(), StandardCharsets.UTF_8);
    }

    private static String leaves(String rules, String json) {
        return leaves(of(rules), "users", json);
    }

    private static @Nullable Object strictly(String resource, String json, String field) {
        return LeverJson.map(leaves(STRICT, resource, json).getBytes(StandardCharsets.UTF_8))
                .get(field);
    }

    @Test
    void whatIsKeptHasLeversOrderAndBytes() {
        assertThat(leaves(
                        "a: keep, b: keep, c: keep",
                        "{ \"c\" : \"\\u00e9\\/\\ud800 é\\n\", \"x\": [1, {}],\n \"b\": [1.50, -0, 1E+2, true , false,"
                                + " null , 12345678901234567890],\"a\": 0.0 }"))
                .isEqualTo(
                        "{\"c\":\"\\u00e9\\/\\ud800 é\\n\",\"b\":[1.50,-0,1E+2,true,false,null,12345678901234567890],"
                                + "\"a\":0.0}");
    }

    /** By these the engine knows a record. */
    @Test
    void idAndParentAndTimesStayWhateverTheProfileSays() {
        String json = "{\"id\":\"i\",\"createdAt\":1,\"updatedAt\":\"2\",\"opportunityId\":\"o\",\"postingId\":\"p\"}";

        assertThat(leaves("", json)).isEqualTo(json);
        assertThat(leaves(of(""), "notes", json)).isEqualTo(json);
        assertThat(leaves("", "{\"id\":{\"name\":\"Canary\"},\"createdAt\":[{\"id\":\"Canary\"}]}"))
                .isEqualTo("{\"createdAt\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "an unknown field                   | {\"new\":\"Canary\"}                             | {}",
                "an unknown field of an object      | {\"o\":{\"new\":\"Canary\",\"in\":1}}              | {\"o\":{\"in\":1}}",
                "an unknown object in a list        | {\"o\":[{\"new\":{\"in\":\"Canary\"}}]}             | {\"o\":[{}]}",
                "an object where text is expected   | {\"k\":{\"name\":\"Canary\"}}                      | {}",
                "one in a list                      | {\"k\":[\"a\",{\"k\":\"Canary\"},\"b\"]}            | {\"k\":[\"a\",\"b\"]}",
                "text where an object is expected   | {\"o\":\"Canary\"}                               | {}",
                "one in a list, in a list           | {\"o\":[[\"Canary\",{\"in\":2}]]}                  | {\"o\":[[{\"in\":2}]]}",
                "an object where text is hashed     | {\"h\":{\"h\":\"Canary\"}}                         | {}",
                "a field that is called as a rule's path | {\"o.in\":\"Canary\"}                      | {}",
                "what is named and dropped          | {\"d\":\"Canary\"}                               | {}",
                "a list of it                       | {\"d\":[\"Canary\"]}                             | {}",
                "nothing where anything is expected | {\"o\":null,\"k\":null,\"h\":[null],\"d\":null}     | {\"o\":null,\"k\":null,\"h\":[null]}",
            })
    void whatIsNotKnownToBeHarmlessIsDropped(String what, String json, String left) {
        assertThat(leaves("o.in: keep, k: keep, h: hash, d: drop", json))
                .as(what)
                .isEqualTo(left);
    }

    /** The same person has the same hash wherever, however the address was typed. */
    @Test
    void anAddressHasOneHashInEveryResource() {
        Object hash = strictly("users", "{\"email\":\"ada@example.com\"}", "email");

        assertThat(hash).asString().matches("h:[\\w-]{22}");
        assertThat(strictly("applications", "{\"email\":\" Ada@Example.COM\\n\"}", "email"))
                .isEqualTo(hash);
        for (String resource : new String[] {"opportunities", "deleted_opportunities", "contact"}) {
            assertThat(leaves(STRICT, resource, "{\"emails\":[\"ADA@example.com\",{\"value\":\"ada@example.com\"}]}"))
                    .isEqualTo("{\"emails\":[\"" + hash + "\",{\"value\":\"" + hash + "\"}]}");
        }
        assertThat(leaves(STRICT, "audit_events", "{\"user\":{\"email\":\"ada@example.com\",\"name\":\"Ada\"}}"))
                .isEqualTo("{\"user\":{\"email\":\"" + hash + "\"}}");
        assertThat(leaves(STRICT, "offers", "{\"signatures\":{\"candidate\":{\"email\":\"ada@example.com\"}}}"))
                .contains((String) hash);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hash email | ada@example.com     | ADA@EXAMPLE.COM     | true",
                "hash email | ada@example.com     | adam@example.com    | false",
                "hash phone | '+1 (555) 123-4567' | '1.555.123.4567'    | true",
                "hash phone | '+1 (555) 123-4567' | '+١ ٥٥٥ ١٢٣ ٤٥٦٧'   | true",
                "hash phone | '+1 (555) 123-4567' | '555 123-4567'      | false",
                "hash phone | 'on request'        | 'none'              | false",
                "hash       | 'Zoë'               | '  Zoë '            | true",
                "hash       | 'Zoë'               | 'zoë'               | false",
            })
    void whatMeansTheSameHasOneHash(String rule, String one, String other, boolean same) {
        String json = "{\"v\":[\"" + one + "\",\"" + other + "\"]}";
        String[] hashes = leaves("v: " + rule, json).replaceAll("[^\\w:,-]", "").split(",");

        assertThat(hashes).hasSize(2).allMatch(hash -> hash.replace("v:", "").startsWith("h:"));
        assertThat(hashes[0].replace("v:", "").equals(hashes[1])).isEqualTo(same);
    }

    @Test
    void kindsAndKeysHaveNothingInCommon() {
        String json = "{\"a\":\"5551234567\",\"b\":\"5551234567\",\"c\":\"5551234567\"}";
        String rules = "a: hash, b: hash email, c: hash phone";
        Redaction otherwise = Redaction.of(
                RedactionProfile.parse("test", "redaction: 1\nusers: {" + rules + "}"), RedactionKey.of(new byte[32]));

        assertThat(LeverJson.map(leaves(rules, json).getBytes(StandardCharsets.UTF_8))
                        .values())
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(
                        LeverJson.map(leaves(otherwise, "users", json).getBytes(StandardCharsets.UTF_8))
                                .values())
                .hasSize(3);
    }

    @Test
    void whatIsBlankHasNoHash() {
        assertThat(leaves("e: hash email, p: hash phone", "{\"e\":\"\",\"p\":\"  \"}"))
                .isEqualTo("{\"e\":\"\",\"p\":\"\"}");
    }

    @Test
    void isAnonymizedPassesAsItIs() {
        assertThat(leaves(STRICT, "contact", "{\"name\":\"\",\"isAnonymized\":true}"))
                .isEqualTo("{\"isAnonymized\":true}");
        assertThat(leaves(STRICT, "opportunities", "{\"isAnonymized\":false}")).isEqualTo("{\"isAnonymized\":false}");
    }

    @Test
    void theFingerprintStandsForProfileAndKey() {
        RedactionProfile strict = RedactionProfile.strict();
        RedactionProfile another = RedactionProfile.parse("mine", "{redaction: 1, base: strict, tags: {text: keep}}");

        assertThat(Redaction.of(strict, KEY).mark().fingerprint())
                .isEqualTo(STRICT.mark().fingerprint())
                .isNotEqualTo(Redaction.of(another, KEY).mark().fingerprint())
                .isNotEqualTo(Redaction.of(strict, RedactionKey.of(new byte[32]))
                        .mark()
                        .fingerprint())
                .matches("[0-9a-f]{32}");
    }

    /** Whatever is sent: what leaves is well-formed, and nothing that no rule names is in it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void nothingThatIsNotNamedLeavesWhateverIsSent(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String number = String.valueOf(random.nextInt());
            String json = "{\"id\":\"x\",\"emails\":" + value(random, 4, CANARY) + ",\"contact\":"
                    + value(random, 4, number) + ",\"dataProtection\":" + value(random, 5, number) + ",\"new\":"
                    + value(random, 3, CANARY) + "}";
            String left = leaves(STRICT, "opportunities", json);

            assertThat(left).as(json).doesNotContain("Canary").startsWith("{\"id\":\"x\"");
        }
    }

    /**
     * Texts under fields that are hashed or not named are canaries.
     *
     * @param scalar one that may stand here: where ids are kept a number
     */
    private static String value(Random random, int depth, String scalar) {
        String[] names = {"store", "contact", "allowed", "value", "name", "text", "fields"};
        return switch (random.nextInt(depth <= 0 ? 3 : 5)) {
            case 0 -> scalar;
            case 1 -> random.nextBoolean() ? "null" : "true";
            case 2 -> "[]";
            case 3 ->
                "[" + value(random, depth - 1, scalar) + ",{\"" + names[random.nextInt(names.length)] + "\":"
                        + value(random, depth - 1, scalar) + "},{\"name\":\"Canary\"}]";
            default ->
                "{\"" + names[random.nextInt(3)] + "\":" + value(random, depth - 1, scalar) + ",\"headline\":\"Canary\""
                        + ",\"text\":" + value(random, depth - 1, scalar) + "}";
        };
    }
}
