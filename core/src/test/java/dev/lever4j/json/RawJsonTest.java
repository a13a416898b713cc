package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.MalformedResponseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RawJsonTest {
    private final byte[] body =
            "{\"data\":[{\"owner\":{\"id\":\"no\"},\"id\":\"a\",\"n\":1.50},{\"id\":7},{\n}]}".getBytes(UTF_8);
    private final List<RawJson> records = PageReader.raw(Shape.PAGED).read(body).items();

    @Test
    void writesExactlyItsBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        records.get(0).writeTo(out);
        assertThat(out.toString(UTF_8)).isEqualTo("{\"owner\":{\"id\":\"no\"},\"id\":\"a\",\"n\":1.50}");
        assertThat(records.get(0).length()).isEqualTo(out.size());
    }

    @Test
    void aDetachedRecordOutlivesItsPage() {
        RawJson detached = records.get(0).detached();
        RawJson attached = records.get(0);
        assertThat(detached).isEqualTo(attached).hasSameHashCodeAs(attached);
        java.util.Arrays.fill(body, (byte) 0);
        assertThat(detached.id()).contains("a");
        assertThat(detached).isNotEqualTo(attached);
        assertThat(detached.detached()).isSameAs(detached);
    }

    @Test
    void nestedObjectsAreSlicesOfTheSameBytes() {
        byte[] page = ("{\"data\":[{\"id\":\"x\"},{ \"deep\":{\"apps\":[{\"id\":\"no\"}]},"
                        + "\"apps\":[{\"id\":\"é\",\"n\":[1,{}]} , \"id\",{} ],\"contact\": {\"id\":\"c\"},\"stage\":\"s\"}]}")
                .getBytes(UTF_8);
        RawJson record = PageReader.raw(Shape.PAGED).read(page).items().get(1);

        assertThat(record.nested("apps").objects())
                .extracting(json -> new String(json.bytes(), UTF_8))
                .containsExactly("{\"id\":\"é\",\"n\":[1,{}]}", "{}");
        assertThat(record.nested("contact").objects())
                .extracting(json -> new String(json.bytes(), UTF_8))
                .containsExactly("{\"id\":\"c\"}");
        assertThat(record.nested("stage").objects()).isEmpty();
        assertThat(record.nested("absent").objects()).isEmpty();
    }

    /** An id in place of an object, or no field at all, is not nothing. */
    @Test
    void nestedObjectsAreToldFromWhatStandsInTheirPlace() {
        byte[] page = ("{\"data\":[{\"one\":{},\"many\":[{},{}],\"none\":[],\"null\":null,"
                        + "\"id\":\"x\",\"ids\":[\"x\",\"y\"],\"some\":[{\"a\":[1]},\"y\"],\"nulls\":[null]}]}")
                .getBytes(UTF_8);
        RawJson record = PageReader.raw(Shape.PAGED).read(page).items().get(0);

        assertThat(List.of("one", "many", "none", "null"))
                .allMatch(field -> record.nested(field).isWhole());
        assertThat(List.of("id", "ids", "some", "nulls", "absent"))
                .noneMatch(field -> record.nested(field).isWhole());
        assertThat(record.nested("some").objects()).hasSize(1);
    }

    @Test
    void handsOutCopies() {
        records.get(0).bytes()[0] = 'x';
        assertThat(records.get(0).bytes()[0]).isEqualTo((byte) '{');
    }

    @Test
    void theIdIsTheRecordsOwnAndText() {
        assertThat(records.get(0).id()).contains("a");
        assertThat(records.get(1).id()).isEmpty();
        assertThat(records.get(2).id()).isEmpty();
    }

    @Test
    void readsWithoutAModel() {
        assertThat(records.get(0).toMap())
                .containsEntry("owner", Map.of("id", "no"))
                .containsEntry("n", new java.math.BigDecimal("1.50"));
    }

    @Test
    void knowsWhetherItFitsOnALine() {
        assertThat(records).extracting(RawJson::isOneLine).containsExactly(true, true, false);
        assertThat(records.get(0).line()).isEqualTo(records.get(0).bytes());
        String broken = new String(records.get(2).bytes(), StandardCharsets.UTF_8);
        assertThat(new String(records.get(2).line(), StandardCharsets.UTF_8))
                .isEqualTo(broken.replace("\n", "").replace("\r", ""));
    }

    @Test
    void isMadeOneLineOnlyWhereItIsNone() {
        assertThat(records.get(0).oneLine()).isSameAs(records.get(0));
        assertThat(records.get(2).oneLine().bytes()).isEqualTo(records.get(2).line());
        assertThat(records.get(2).oneLine().isOneLine()).isTrue();
        assertThat(RawJson.of("{\r\n}".getBytes(UTF_8)).isOneLine()).isFalse();
        assertThat(RawJson.of("{}\n".getBytes(UTF_8)).isOneLine()).isTrue();
    }

    @Test
    void writesWhatFollowsTheOpeningBrace() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        records.get(1).writeFieldsTo(out);
        assertThat(out.toString(UTF_8)).isEqualTo("\"id\":7}");
    }

    @Test
    void oneTextIsOneRecord() {
        assertThat(RawJson.of(" {\"id\":\"a\"} \n".getBytes(UTF_8)).id()).contains("a");
        for (String text : List.of("{\"id\":\"a\"}{\"id\":\"b\"}", "{}\n{}", "{} []", "{},", "{", "[]", "1", " ", "")) {
            assertThatExceptionOfType(MalformedResponseException.class)
                    .as(text)
                    .isThrownBy(() -> RawJson.of(text.getBytes(UTF_8)));
        }
    }

    @Test
    void showsNothing() {
        assertThat(records.get(0)).hasToString("RawJson[39 bytes]");
    }

    @Test
    void aStreamThatFailsIsTheCallersError() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> records.get(0).writeTo(full))
                .havingCause()
                .withMessage("full");
    }
}
