package dev.lever4j.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.model.Origin;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as forms, which have no types and no nesting. */
class FormEntriesTest {
    private static FormEntry entry(String name, String value) {
        return new FormEntry(name, value);
    }

    @Test
    void everyFieldOfAnOpportunity() {
        OpportunityBody body = OpportunityBody.builder()
                .name("Jane Doe")
                .headline("h")
                .stage("lead-new")
                .location("Oakland")
                .phone("1")
                .phone("home", "2")
                .emails(List.of("a@x", "b@x"))
                .links(List.of("l"))
                .tags(List.of("t", "u"))
                .sources(List.of("s"))
                .origin(Origin.SOURCED)
                .owner("o")
                .followers(List.of("v"))
                .posting("p")
                .createdAt(Instant.ofEpochMilli(1))
                .archived("r", Instant.ofEpochMilli(2))
                .contact("c")
                .opportunityLocation("San Francisco")
                .build();
        assertThat(body.toForm())
                .containsExactly(
                        entry("name", "Jane Doe"),
                        entry("headline", "h"),
                        entry("stage", "lead-new"),
                        entry("location", "Oakland"),
                        entry("phones[0][value]", "1"),
                        entry("phones[1][type]", "home"),
                        entry("phones[1][value]", "2"),
                        entry("emails[]", "a@x"),
                        entry("emails[]", "b@x"),
                        entry("links[]", "l"),
                        entry("tags[]", "t"),
                        entry("tags[]", "u"),
                        entry("sources[]", "s"),
                        entry("origin", "sourced"),
                        entry("owner", "o"),
                        entry("followers[]", "v"),
                        entry("postings[]", "p"),
                        entry("createdAt", "1"),
                        entry("archived[archivedAt]", "2"),
                        entry("archived[reason]", "r"),
                        entry("contact", "c"),
                        entry("opportunityLocation", "San Francisco"),
                        entry("archive[archivedAt]", "2"),
                        entry("archive[reason]", "r"));
        assertThat(body.toForm().toString()).contains("emails[]").doesNotContain("Jane", "a@x");
        assertThat(OpportunityBody.builder().build().toForm()).isEmpty();
    }

    @Test
    void everyKindOfFieldOfAPublicApplication() {
        PublicApplicationBody body = PublicApplicationBody.builder("Jane Doe", "jane@example.com")
                .urls(Map.of("Other/Website", "https://example.com/", "GitHub", "https://github.com/"))
                .silent(true)
                .consentToMarketing(false)
                .consentToStorage(true, "policy")
                .build();
        assertThat(body.toForm())
                .containsExactly(
                        entry("name", "Jane Doe"),
                        entry("email", "jane@example.com"),
                        entry("urls[GitHub]", "https://github.com/"),
                        entry("urls[Other/Website]", "https://example.com/"),
                        entry("silent", "true"),
                        entry("consent[marketing]", "false"),
                        entry("consent[store][compliancePolicyId]", "policy"),
                        entry("consent[store][provided]", "true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a]b", "a[b", "a\r\nb"})
    void aNameThatWouldReadAsAnotherIsRefused(String name) {
        PublicApplicationBody body = PublicApplicationBody.builder("n", "a@b")
                .urls(Map.of(name, "https://example.com/"))
                .build();
        assertThatIllegalArgumentException().isThrownBy(body::toForm).withMessageContaining("urls");
    }

    @Test
    void nullIsRefusedAndNeverLeftOut() {
        Fields fields = new Fields();
        fields.set("owner", null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FormEntries.of(fields.all()))
                .withMessageContaining("owner")
                .withMessageContaining("null");
    }
}
