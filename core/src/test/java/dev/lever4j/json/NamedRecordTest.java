package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.model.Opportunity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that does not fit is named by its id, and by nothing else that it holds. */
class NamedRecordTest {
    private static final String ID = "0f4c1e9a-27f8-4711-a728-7d49499795a0";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"" + ID + "\",\"createdAt\":\"x\"}",
                "{\"createdAt\":\"x\",\"id\":\"" + ID + "\"}",
                "{\"stage\":{\"id\":\"inner\"},\"createdAt\":[],\"owner\":{\"id\":\"inner\"},\"id\":\"" + ID + "\"}"
            })
    void byItsOwnIdWhereverThatStands(String record) {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> page("{\"id\":\"before\"}," + record + ",{\"id\":\"after\"}"))
                .withMessageContaining("the record " + ID + ":")
                .withMessageNotContainingAny("inner", "before", "after");
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(
                        () -> SingleReader.typed(Opportunity.class).read(("{\"data\":" + record + "}").getBytes(UTF_8)))
                .withMessageContaining("the record " + ID + ":");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jane Doe",
                "JaneDoe",
                "jane@example.com",
                "+49 170 1234567",
                "jane.doe",
                "",
                "a\\nb",
                "0000000000000000000000000000000000000000000000000000000000000000x"
            })
    void notByAnIdThatLooksLikeSomethingElse(String id) {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> page("{\"id\":\"" + id + "\",\"createdAt\":\"x\"}"))
                .withMessageNotContaining("the record")
                .withMessageNotContainingAny("Jane", "jane", "170", "000x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"canary-1\",\"createdAt\":\"canary-2\"}",
                "{\"stage\":{\"id\":\"canary-3\"},\"createdAt\":\"x\"}",
                "{\"contact\":\"canary-4\",\"createdAt\":\"x\"}",
                "{\"id\":null,\"emails\":[\"canary-5\"],\"createdAt\":\"x\"}",
                "{\"id\":{\"id\":\"canary-6\"}}",
                "{\"id\":[\"canary-7\"]}",
                "{\"id\":17,\"tags\":[\"canary-8\"]}"
            })
    void notByTextThatIsNotItsId(String record) {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> page(record))
                .withMessageNotContaining("the record")
                .withMessageNotContaining("canary");
    }

    @Test
    void aRecordThatFitsLendsItsNameToNoOther() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> page("{\"id\":\"good\"},{\"createdAt\":\"x\"}"))
                .withMessageNotContaining("good");
    }

    private static void page(String records) {
        PageReader.typed(Opportunity.class, Shape.PAGED).read(("{\"data\":[" + records + "]}").getBytes(UTF_8));
    }
}
