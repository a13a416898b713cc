package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.model.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A list that may lie one level deeper, as the one field of an object. */
class NestedListTest {
    private static final PageReader<Tag> TYPED = PageReader.typed(Tag.class, Shape.PAGED_OR_NESTED);
    private static final PageReader<RawJson> RAW = PageReader.raw(Shape.PAGED_OR_NESTED);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[{\"text\":\"a\"},{\"text\":\"b\"}],\"hasNext\":true,\"next\":\"n\"}",
                "{\"data\":{\"any\":[{\"text\":\"a\"},{\"text\":\"b\"}]},\"hasNext\":true,\"next\":\"n\"}",
                "{\"next\":\"n\",\"hasNext\":true,\"data\":{\"data\":[{\"text\":\"a\"},{\"text\":\"b\"}]}}"
            })
    void bothFormsReadTheSame(String body) {
        PageBytes<Tag> page = TYPED.read(body.getBytes(UTF_8));
        assertThat(page.items()).extracting(Tag::text).containsExactly("a", "b");
        assertThat(page.next()).isEqualTo("n");
        assertThat(page.hasNext()).isTrue();
        assertThat(RAW.read(body.getBytes(UTF_8)).records())
                .extracting(record -> new String(record.bytes(), UTF_8))
                .containsExactly("{\"text\":\"a\"}", "{\"text\":\"b\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\":[]}", "{\"data\":{\"any\":[]}}"})
    void anEmptyListIsOneInBothForms(String body) {
        assertThat(TYPED.read(body.getBytes(UTF_8)).items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\":null}",
                "{\"data\":{}}",
                "{\"data\":{\"a\":[],\"b\":[]}}",
                "{\"data\":{\"a\":[{\"text\":\"x\"}],\"b\":[{\"text\":\"y\"}]}}",
                "{\"data\":{\"a\":[],\"hasNext\":true}}",
                "{\"data\":{\"hasNext\":true,\"a\":[]}}",
                "{\"data\":{\"a\":[],\"b\":null}}",
                "{\"data\":{\"a\":{\"b\":[]}}}",
                "{\"data\":{\"a\":null}}",
                "{\"data\":{\"a\":\"x\"}}",
                "{\"data\":{\"text\":\"x\"}}",
                "{\"data\":{\"a\":[1]}}",
                "{\"data\":{\"a\":[[]]}}",
                "{\"data\":{\"a\":[null]}}",
                "{\"data\":{\"a\":[{\"text\":\"x\"}]}",
                "{\"data\":{\"a\":[{\"text\":\"x\"}"
            })
    void whatIsNeitherIsRefusedAndNeverAShorterList(String body) {
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> TYPED.read(body.getBytes(UTF_8)));
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> RAW.read(body.getBytes(UTF_8)));
    }

    @Test
    void otherListsAreNotLookedForDeeper() {
        byte[] body = "{\"data\":{\"any\":[{\"text\":\"a\"}]}}".getBytes(UTF_8);
        for (Shape shape : new Shape[] {Shape.PAGED, Shape.LIST}) {
            assertThatExceptionOfType(MalformedResponseException.class)
                    .isThrownBy(() -> PageReader.typed(Tag.class, shape).read(body));
        }
    }
}
