package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.model.Opportunity;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each limit through the readers that are really used: what lies at it passes, what lies beyond does not. */
class LimitsTest {
    private static final PageReader<Opportunity> TYPED = PageReader.typed(Opportunity.class, Shape.PAGED);
    private static final PageReader<RawJson> RAW = PageReader.raw(Shape.PAGED);

    @Test
    void depth() {
        // the envelope, the list and the record are three levels
        assertPasses(field("x", "[".repeat(61) + "]".repeat(61)));
        assertRefused(field("x", "[".repeat(62) + "]".repeat(62)));
        assertRefused(field("x", "[".repeat(100_000)));
        assertRefused(field("x", "{\"a\":".repeat(100_000)));
    }

    @Test
    void numbers() {
        assertPasses(field("x", "1".repeat(64)));
        assertRefused(field("x", "1".repeat(65)));
        assertRefused(field("x", "1." + "1".repeat(64)));
        assertRefused(field("x", "1".repeat(10_000)));
        assertRefused(field("createdAt", "1".repeat(10_000)));
    }

    @Test
    void names() {
        assertPasses(field("n".repeat(256), "1"));
        assertRefused(field("n".repeat(257), "1"));
    }

    @Test
    void strings() {
        assertPasses(field("name", "\"" + "s".repeat(8 << 20) + "\""));
        assertRefused(field("name", "\"" + "s".repeat((8 << 20) + 1) + "\""));
        assertRefused(field("unknown", "\"" + "s".repeat((8 << 20) + 1) + "\""));
        assertRefused(field("unknown", "[\"" + "s".repeat((8 << 20) + 1) + "\"]"));
    }

    @Test
    void tokens() {
        assertPasses(field("x", "[" + "1,".repeat(1_900_000) + "1]"));
        assertRefused(field("x", "[" + "1,".repeat(2_000_000) + "1]"));
    }

    @Test
    void document() {
        byte[] json = field("x", "1");
        byte[] largest = Arrays.copyOf(json, 32 << 20);
        Arrays.fill(largest, json.length, largest.length, (byte) ' ');
        assertPasses(largest);
        byte[] larger = Arrays.copyOf(largest, largest.length + 1);
        larger[larger.length - 1] = ' ';
        assertRefused(larger);
    }

    @Test
    void aMillionKeysAreStillOnePass() {
        String keys =
                IntStream.range(0, 900_000).mapToObj(i -> "\"k" + i + "\":0").collect(Collectors.joining(","));
        assertPasses(field("x", "{" + keys + "}"));
    }

    private static byte[] field(String name, String value) {
        return ("{\"data\":[{\"id\":\"1\",\"" + name + "\":" + value + "}]}").getBytes(UTF_8);
    }

    private static void assertPasses(byte[] body) {
        assertThat(TYPED.read(body).items()).hasSize(1);
        assertThat(RAW.read(body).items()).hasSize(1);
    }

    private static void assertRefused(byte[] body) {
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> TYPED.read(body));
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> RAW.read(body));
    }
}
