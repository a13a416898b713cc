package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.model.ArchiveReason;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Tag;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {
    private static final PageReader<Opportunity> TYPED = PageReader.typed(Opportunity.class, Shape.PAGED);
    private static final PageReader<RawJson> RAW = PageReader.raw(Shape.PAGED);

    @Test
    void readsItemsAndWhereToGoOn() {
        PageBytes<Tag> page = tags(
                "{\"data\":[{\"text\":\"a\",\"count\":1},{\"text\":\"b\"}],\"hasNext\":true,\"next\":\"%5B1%5D\"}");
        assertThat(page.items()).extracting(Tag::text).containsExactly("a", "b");
        assertThat(page.next()).isEqualTo("%5B1%5D");
        assertThat(page.hasNext()).isTrue();
    }

    @Test
    void theOrderOfTheKeysDoesNotMatterAndUnknownOnesAreSkipped() {
        PageBytes<Tag> page =
                tags("{\"x\":{\"data\":[1]},\"next\":\"n\",\"hasNext\":false,\"data\":[{\"text\":\"a\"}],\"y\":[[]]}");
        assertThat(page.items()).hasSize(1);
        assertThat(page.next()).isEqualTo("n");
        assertThat(page.hasNext()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":[]}", "{\"data\":[],\"next\":null,\"hasNext\":null}"})
    void absentAndNullAreNeitherTrueNorFalse(String body) {
        PageBytes<Tag> page = tags(body);
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isNull();
        assertThat(page.hasNext()).isNull();
    }

    @Test
    void slicesAreByteExactWithTextOfEveryLength() {
        List<String> records = List.of(
                "{\"id\":\"1\",\"name\":\"é ü ß\"}",
                "{\"id\":\"2\" , \"name\":\"日本語\",\n \"x\":[ 1 , {} ]}",
                "{\"id\":\"3\",\"name\":\"😀\\ud83d\\ude00\\u0000\"}",
                "{\"id\":\"}]\\\"{\"}");
        byte[] body = (" {\"é😀\":\"é😀\",\"data\": [" + String.join(" ,\n", records) + "], \"next\":\"é\"} ")
                .getBytes(UTF_8);
        for (PageReader<?> reader : List.of(TYPED, RAW)) {
            assertThat(reader.read(body).records())
                    .extracting(record -> new String(record.bytes(), UTF_8))
                    .containsExactlyElementsOf(records);
        }
        assertThat(TYPED.read(body).items().get(2).name()).isEqualTo("😀😀\u0000");
    }

    @Test
    void aCutAnywhereIsAnErrorAndNeverAShorterList() {
        byte[] body =
                trimmed("{\"data\":[{\"id\":\"é\",\"tags\":[\"😀\",\"b\"],\"createdAt\":12,\"isAnonymized\":false},"
                        + "{\"id\":\"2\",\"archived\":null,\"x\":-1.5e3}],\"hasNext\":true,\"next\":\"n\"}");
        assertEveryCutFails(body);
    }

    @Test
    void aCutOfRecordedAnswersIsAnErrorToo() {
        for (String name : List.of("opportunities-7", "applications-2")) {
            Fixtures.Fixture fixture = Fixtures.named(name);
            byte[] body = trimmed(new String(fixture.bytes(), UTF_8));
            for (int cut = 0; cut < body.length; cut++) {
                byte[] part = Arrays.copyOf(body, cut);
                assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> RAW.read(part));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\":null}",
                "{\"data\":{}}",
                "{\"data\":{\"id\":\"1\"}}",
                "{\"data\":\"x\"}",
                "{\"data\":1}",
                "{\"data\":[1]}",
                "{\"data\":[null]}",
                "{\"data\":[\"x\"]}",
                "{\"data\":[[]]}",
                "{\"hasNext\":false}",
                "{\"data\":[],\"next\":1}",
                "{\"data\":[],\"next\":{}}",
                "{\"data\":[],\"hasNext\":\"true\"}",
                "{\"data\":[],\"hasNext\":0}",
                "[]",
                "null",
                "\"x\"",
                "1",
                "true",
                " ",
                "{\"Data\":[]}"
            })
    void whatIsNotAPageIsRefused(String body) {
        assertBothRefuse(body.getBytes(UTF_8));
    }

    @Test
    void oneObjectInPlaceOfTheListIsTakenWhereItIsDocumentedOnly() {
        byte[] body = "{\"data\":{\"id\":\"1\",\"text\":\"Hired\"}}".getBytes(UTF_8);
        PageBytes<ArchiveReason> page =
                PageReader.typed(ArchiveReason.class, Shape.PAGED_OR_ONE).read(body);
        assertThat(page.items()).extracting(ArchiveReason::text).containsExactly("Hired");
        assertThat(new String(page.records().get(0).bytes(), UTF_8)).isEqualTo("{\"id\":\"1\",\"text\":\"Hired\"}");
        assertBothRefuse(body);
    }

    @Test
    void anErrorSaysWhereAndNotWhat() {
        byte[] body =
                "{\"data\":[{\"id\":\"1\"},{\"id\":\"2\",\"archived\":{\"archivedAt\":\"Jane Doe\"}}]}".getBytes(UTF_8);
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> TYPED.read(body))
                .withMessageContaining("/data/1/archived/archivedAt")
                .withMessageContaining("byte " + new String(body, UTF_8).indexOf("\"Jane"))
                .withMessageNotContaining("Jane")
                .withNoCause();
    }

    @Test
    void aPageShowsNobody() {
        byte[] body =
                "{\"data\":[{\"id\":\"1\",\"name\":\"Jane Doe\",\"emails\":[\"jane@example.com\"]}]}".getBytes(UTF_8);
        assertThat(TYPED.read(body).toString()
                        + TYPED.read(body).items()
                        + RAW.read(body).records())
                .doesNotContain("Jane")
                .doesNotContain("jane@");
    }

    private static PageBytes<Tag> tags(String body) {
        return PageReader.typed(Tag.class, Shape.PAGED).read(body.getBytes(UTF_8));
    }

    private static void assertEveryCutFails(byte[] body) {
        assertThat(TYPED.read(body).items()).hasSize(2);
        for (int cut = 0; cut < body.length; cut++) {
            assertBothRefuse(Arrays.copyOf(body, cut));
        }
    }

    private static void assertBothRefuse(byte[] body) {
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> TYPED.read(body));
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> RAW.read(body));
    }

    private static byte[] trimmed(String json) {
        return json.trim().getBytes(UTF_8);
    }
}
