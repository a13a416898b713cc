package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.model.Opportunity;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a text, each way to read it refuses it, typed, and quotes nothing of it. */
class HostileJsonTest {
    private static final String CANARY = "Jane-Canary-Doe";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[@]} x",
                "{\"data\":[@]}{\"data\":[]}",
                "{\"data\":[@]} // comment",
                "{\"data\":[@] /* c */}",
                "{\"data\":[@],\"data\":[]}",
                "{\"data\":[@],\"next\":\"a\",\"next\":\"a\"}",
                "{\"data\":[{\"id\":\"1\",\"name\":\"@\",\"name\":\"@\"}]}",
                "{\"data\":[{\"id\":\"1\",\"unknown\":{\"@\":1,\"@\":2}}]}",
                "{\"data\":[{\"id\":\"1\",\"archived\":{\"reason\":\"@\",\"reason\":\"@\"}}]}",
                "{'data':[@]}",
                "{\"data\":[@,]}",
                "{\"data\":[@],}",
                "{data:[@]}",
                "{\"data\":[{\"id\":@}]}",
                "{\"data\":[{\"id\":\"1\",\"x\":NaN,\"y\":\"@\"}]}",
                "{\"data\":[{\"id\":\"1\",\"x\":-Infinity,\"y\":\"@\"}]}",
                "{\"data\":[{\"id\":\"1\",\"x\":01}]}",
                "{\"data\":[{\"id\":\"1\",\"x\":+1}]}",
                "{\"data\":[{\"id\":\"1\",\"x\":.5}]}",
                "{\"data\":[{\"id\":\"1\",\"x\":1.}]}",
                "{\"data\":[{\"id\":\"1\",\"x\":0x10}]}",
                "{\"data\":[{\"id\":\"1\",\"x\":tru}]}",
                "{\"data\":[{\"id\":\"@\n\"}]}",
                "{\"data\":[{\"id\":\"@\t\"}]}",
                "{\"data\":[{\"id\":\"\\x@\"}]}",
                "{\"data\":[{\"id\":\"\\u12@\"}]}",
                "{\"data\":[{\"id\":\"@\u0000\"}]}",
                "\u0000{\"data\":[]}",
                "@"
            })
    void notWellFormed(String body) {
        String record = "{\"id\":\"1\",\"name\":\"" + CANARY + "\"}";
        assertRefusedWithoutQuoting(
                body.replace("[@", "[" + record).replace("@", CANARY).getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "bf",
                "c0af",
                "c080",
                "c1bf",
                "c3",
                "c328",
                "e08080",
                "e09fbf",
                "e282",
                "e28228",
                "eda080",
                "edbfbf",
                "eda0bdedb880",
                "f0808080",
                "f08fbfbf",
                "f09f98",
                "f4908080",
                "f8888080",
                "fe",
                "ff"
            })
    void notUtf8(String hex) {
        byte[] bad = HexFormat.of().parseHex(hex);
        for (String before : List.of("", "1234567", "é", "12345678é1234567")) {
            assertRefusedWithoutQuoting(page("{\"id\":\"1\",\"name\":\"" + CANARY + before, bad, "\"}"));
            assertRefusedWithoutQuoting(page("{\"id\":\"1\",\"unknown\":\"" + CANARY + before, bad, "\"}"));
        }
    }

    @Test
    void everyValidCharacterPasses() {
        String edges =
                "\u0080\u07ff\u0800\ud7ff\ue000\uffff" + Character.toString(0x10000) + Character.toString(0x10ffff);
        byte[] body = page("{\"id\":\"1\",\"name\":\"", edges.getBytes(UTF_8), "\"}");
        Opportunity read = PageReader.typed(Opportunity.class, Shape.PAGED)
                .read(body)
                .items()
                .get(0);
        assertThat(read.name()).isEqualTo(edges);
    }

    static Stream<String> otherEncodings() {
        return Stream.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE");
    }

    @ParameterizedTest
    @MethodSource("otherEncodings")
    void notGuessedToBeAnotherEncoding(String encoding) {
        assertRefusedWithoutQuoting("{\"data\":[]}".getBytes(Charset.forName(encoding)));
    }

    @Test
    void noByteOrderMark() {
        assertRefusedWithoutQuoting("\ufeff{\"data\":[]}".getBytes(UTF_8));
    }

    @Test
    void nothingAtAll() {
        assertRefusedWithoutQuoting(new byte[0]);
        assertRefusedWithoutQuoting(" \n".getBytes(UTF_8));
    }

    @Test
    void aKeyThatCouldBeContentIsNotNamed() {
        assertRefusedWithoutQuoting(page(
                "{\"id\":\"1\",\"archived\":{\"" + CANARY + " lives here\":{\"x\":", "tru".getBytes(UTF_8), "}}}"));
    }

    static void assertRefusedWithoutQuoting(byte[] body) {
        for (Runnable way : List.<Runnable>of(
                () -> PageReader.typed(Opportunity.class, Shape.PAGED).read(body),
                () -> PageReader.raw(Shape.PAGED).read(body),
                () -> SingleReader.typed(Opportunity.class).read(body),
                () -> SingleReader.raw().read(body),
                () -> LeverJson.decode(body, Opportunity.class))) {
            assertRefusal(catchThrowable(way::run));
        }
    }

    static void assertRefusal(Throwable thrown) {
        assertThat(thrown).isInstanceOf(MalformedResponseException.class).hasNoCause();
        assertThat(thrown.getSuppressed()).isEmpty();
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain(CANARY).contains("raw call");
    }

    private static byte[] page(String before, byte[] middle, String after) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("{\"data\":[" + before).getBytes(UTF_8));
        out.writeBytes(middle);
        out.writeBytes((after + "]}").getBytes(UTF_8));
        return out.toByteArray();
    }
}
