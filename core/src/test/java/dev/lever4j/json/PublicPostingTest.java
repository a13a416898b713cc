package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lever4j.endpoint.Shape;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.model.PublicApplicationAnswer;
import dev.lever4j.model.PublicPosting;
import dev.lever4j.model.WorkplaceType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicPostingTest {
    private static final String EVERY_DOCUMENTED_FIELD = """
            {"id":"p","text":"t","categories":{"location":"l","commitment":"c","team":"t","department":"d",
            "allLocations":["l"]},"country":"US","opening":"o","openingPlain":"o","description":"d","descriptionPlain":"d",
            "descriptionBody":"b","descriptionBodyPlain":"b","lists":[{"text":"t","content":"c"}],"additional":"<b>x</b>",
            "additionalPlain":"x","hostedUrl":"h","applyUrl":"a","workplaceType":"on-site",
            "salaryRange":{"currency":"USD","interval":"per-year-salary","min":1,"max":2.50},"salaryDescription":"s",
            "salaryDescriptionPlain":"s","createdAt":1}""";

    @Test
    void everyDocumentedFieldIsDeclared() {
        PublicPosting posting = decode(EVERY_DOCUMENTED_FIELD, PublicPosting.class);
        assertThat(Undeclared.in(posting)).isEmpty();
        assertThat(posting.closing()).isEqualTo("<b>x</b>");
        assertThat(posting.closingPlain()).isEqualTo("x");
        assertThat(posting.workplaceType()).isEqualTo(WorkplaceType.ON_SITE);
        assertThat(WorkplaceType.ON_SITE.isKnown()).isTrue();
        assertThat(Fixtures.PLAIN.readTree(LeverJson.encode(posting)))
                .isEqualTo(Fixtures.PLAIN.readTree(EVERY_DOCUMENTED_FIELD));
    }

    @Test
    void whatIsNewIsKept() {
        PublicPosting posting = decode("{\"id\":\"p\",\"new\":[1],\"additional\":\"\"}", PublicPosting.class);
        assertThat(posting.additionalFields()).containsOnlyKeys("new");
        assertThat(new String(LeverJson.encode(posting), UTF_8)).contains("\"new\":[1]", "\"additional\":\"\"");
    }

    @Test
    void anAnswerToAnApplicationKeepsItsErrorWhateverItIs() {
        assertThat(decode("{\"ok\":false,\"error\":{}}", PublicApplicationAnswer.class)
                        .error())
                .isEqualTo(Map.of());
        PublicApplicationAnswer refused =
                decode("{\"ok\":false,\"error\":\"jane@example.com is no one\"}", PublicApplicationAnswer.class);
        assertThat(refused.toString()).doesNotContain("jane");
        assertThat(Undeclared.in(decode("{\"ok\":true,\"applicationId\":\"a\"}", PublicApplicationAnswer.class)))
                .isEmpty();
    }

    @Test
    void aBareListIsReadAsItIs() {
        List<PublicPosting> page = bareList("[" + EVERY_DOCUMENTED_FIELD + ",{\"id\":\"q\"}]");
        assertThat(page).extracting(PublicPosting::id).containsExactly("p", "q");
        assertThat(bareList(" [ ] ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\":[]}",
                "null",
                "[1]",
                "[{}]",
                "[null]",
                "[{\"id\":\"p\"}",
                "[] []",
                "\"x\"",
                "[[]]"
            })
    void anythingElseInItsPlaceIsMalformed(String json) {
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> bareList(json));
    }

    private static List<PublicPosting> bareList(String json) {
        return PageReader.typed(PublicPosting.class, Shape.BARE_LIST)
                .read(json.getBytes(UTF_8))
                .items();
    }

    private static <T> T decode(String json, Class<T> type) {
        return LeverJson.decode(json.getBytes(UTF_8), type);
    }
}
