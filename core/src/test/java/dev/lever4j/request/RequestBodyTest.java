package dev.lever4j.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.lever4j.model.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all bodies and their builders have in common. */
class RequestBodyTest {
    private static final class Body extends RequestBody {
        Body(Fields fields) {
            super(fields);
        }
    }

    private static final class Other extends RequestBody {
        Other(Fields fields) {
            super(fields);
        }
    }

    @Test
    void whatWasToldIsSentInItsOrderAndNothingElse() {
        Fields fields = new Fields();
        fields.set("b", 1);
        fields.set("a", null);
        fields.set("time", Instant.ofEpochMilli(1407460069499L));
        fields.set("word", Origin.AGENCY);
        fields.set("umlaut", "ü\"\n");
        assertThat(Sent.text(new Body(fields)))
                .isEqualTo("{\"b\":1,\"a\":null,\"time\":1407460069499,\"word\":\"agency\",\"umlaut\":\"ü\\\"\\n\"}");
        assertThat(Sent.text(new Body(new Fields()))).isEqualTo("{}");
    }

    @Test
    void aNestedBodyIsSentAsItsFields() {
        Fields inner = new Fields();
        inner.set("x", null);
        Fields fields = new Fields();
        fields.set("one", new Body(inner));
        fields.list("many", List.of(new Body(inner), "text"));
        assertThat(Sent.text(new Body(fields))).isEqualTo("{\"one\":{\"x\":null},\"many\":[{\"x\":null},\"text\"]}");
    }

    @Test
    void aBodyDoesNotChangeWithTheBuilderOrListThatItCameFrom() {
        List<String> list = new ArrayList<>(List.of("a"));
        Fields fields = new Fields();
        fields.list("list", list);
        Body body = new Body(fields);
        list.add("b");
        fields.set("more", 1);
        fields.leaveOut("list");
        assertThat(Sent.text(body)).isEqualTo("{\"list\":[\"a\"]}");
    }

    @Test
    void aBuilderThatStartsWithABodyLeavesItAsItIs() {
        Fields fields = new Fields();
        fields.set("a", 1);
        Fields copy = new Fields(fields.all());
        copy.set("a", 2);
        assertThat(Sent.text(new Body(fields))).isEqualTo("{\"a\":1}");
        assertThat(Sent.text(new Body(copy))).isEqualTo("{\"a\":2}");
    }

    @Test
    void leftOutIsNotSentAndNullIs() {
        Fields fields = new Fields();
        fields.set("a", "x");
        fields.set("b", "x");
        fields.setOrLeaveOut("a", null);
        fields.set("b", null);
        assertThat(fields.has("a")).isFalse();
        assertThat(fields.has("b")).isTrue();
        assertThat(Sent.text(new Body(fields))).isEqualTo("{\"b\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "\u3000"})
    void aBlankIsRefusedByTheNameOfItsField(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fields().text("subject", blank))
                .withMessage("subject must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fields().texts("tags", List.of("a", blank)))
                .withMessage("tags must not hold a blank");
    }

    @Test
    void anEmptyListIsRefusedWhereOneIsNeededOnly() {
        Fields fields = new Fields();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.texts("tags", List.of()))
                .withMessage("tags needs at least one value");
        fields.list("emails", List.of());
        assertThat(Sent.text(new Body(fields))).isEqualTo("{\"emails\":[]}");
    }

    @Test
    void aListHoldsNoNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Fields().list("emails", Arrays.asList("a", null)))
                .withMessage("emails");
    }

    @Test
    void whatIsRequiredMustBeThereAndNotNull() {
        Fields fields = new Fields();
        fields.set("a", 1);
        fields.set("b", null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.require("a", "b", "c"))
                .withMessage("b is required");
        fields.set("b", false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.require("a", "b", "c"))
                .withMessage("c is required");
    }

    @Test
    void bodiesOfOneKindWithTheSameFieldsAreEqual() {
        Fields fields = new Fields();
        fields.set("a", 1);
        assertThat(new Body(fields))
                .isEqualTo(new Body(fields))
                .hasSameHashCodeAs(new Body(fields))
                .isNotEqualTo(new Other(fields))
                .isNotEqualTo(new Body(new Fields()))
                .isNotEqualTo(null);
    }

    @Test
    void namesOfFieldsShowAndValuesDoNot() {
        Fields fields = new Fields();
        fields.set("email", "canary");
        assertThat(new Body(fields)).hasToString("Body[email]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void whoPerformsIsNotABlank(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PerformAs.performAs(blank))
                .withMessageContaining("perform_as");
        assertThat(PerformAs.performAs("u")).isEqualTo(new PerformAs("u"));
    }
}
