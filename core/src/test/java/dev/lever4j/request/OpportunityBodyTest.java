package dev.lever4j.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.model.Origin;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpportunityBodyTest {
    private static final Instant ONE = Instant.ofEpochMilli(1);
    private static final Instant TWO = Instant.ofEpochMilli(2);

    @Test
    void knowsOfItsPostingAndShowsNobody() {
        OpportunityBody body = OpportunityBody.builder()
                .emails(List.of("canary@example.com"))
                .posting("p")
                .build();
        assertThat(body.hasPosting()).isTrue();
        assertThat(body.toString()).contains("emails").doesNotContain("canary");
    }

    @Test
    void everyDocumentedFieldAndNothingThatWasNotSaid() {
        OpportunityBody body = OpportunityBody.builder()
                .stage("lead-new")
                .location("Oakland")
                .phone("1")
                .phone("home", "2")
                .links(List.of("l"))
                .owner("u")
                .followers(List.of("v", "w"))
                .createdAt(ONE)
                .archived("r", TWO)
                .contact("c")
                .opportunityLocation("San Francisco")
                .build();
        assertThat(Sent.tree(body).toString())
                .isEqualToIgnoringWhitespace(Sent.text(body))
                .startsWith("{\"stage\":\"lead-new\",\"location\":\"Oakland\",\"phones\":[{\"value\":\"1\"},{")
                .contains(
                        "\"links\":[\"l\"],\"owner\":\"u\",\"followers\":[\"v\",\"w\"],\"createdAt\":1,",
                        "\"archivedAt\":2",
                        "\"reason\":\"r\"",
                        "\"contact\":\"c\",\"opportunityLocation\":\"San Francisco\"}");
        assertThat(Sent.text(OpportunityBody.builder().build())).isEqualTo("{}");
        assertThat(OpportunityBody.builder().build().hasPosting()).isFalse();
    }

    @Test
    void archivedWithoutATimeIsArchivedNow() {
        OpportunityBody body =
                OpportunityBody.builder().archived("r", TWO).archived("r").build();
        assertThat(Sent.text(body)).isEqualTo("{\"archived\":{\"reason\":\"r\"}}");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("name", body -> body.name(" ")),
                refused("headline", body -> body.headline("")),
                refused("stage", body -> body.stage("")),
                refused("location", body -> body.location("")),
                refused("phones", body -> body.phone("")),
                refused("phones", body -> body.phone(" ", "1")),
                refused("emails", body -> body.emails(List.of())),
                refused("links", body -> body.links(List.of(""))),
                refused("tags", body -> body.tags(List.of("a", " "))),
                refused("sources", body -> body.sources(List.of())),
                refused("origin", body -> body.origin(Origin.of(""))),
                refused("owner", body -> body.owner("")),
                refused("followers", body -> body.followers(List.of())),
                refused("postings", body -> body.posting("")),
                refused("contact", body -> body.contact("")),
                refused("opportunityLocation", body -> body.opportunityLocation("")),
                refused("archived.reason", body -> body.archived("")),
                refused("archived.reason", body -> body.createdAt(ONE).archived(" ", TWO)),
                refused("createdAt", body -> body.archived("r", TWO)),
                refused("createdAt", body -> body.createdAt(TWO).archived("r", TWO)));
    }

    private static Arguments refused(String field, UnaryOperator<OpportunityBody.Builder> wrong) {
        return Arguments.of(field, wrong);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatLeverWouldRefuseNamesItsField(String field, UnaryOperator<OpportunityBody.Builder> wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wrong.apply(OpportunityBody.builder()).build())
                .withMessageContaining(field);
    }

    @Test
    void unarchivingSendsNull() {
        assertThat(Sent.text(OpportunityChange.unarchived())).isEqualTo("{\"reason\":null}");
        assertThat(Sent.text(ArchiveBody.builder("r").requisition("q").build()))
                .isEqualTo("{\"reason\":\"r\",\"requisitionId\":\"q\"}");
    }

    @Test
    void aChangeSaysSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpportunityChange.stage(" "))
                .withMessageContaining("stage");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpportunityChange.tags(List.of()))
                .withMessageContaining("tags");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpportunityChange.links(List.of(" ")))
                .withMessageContaining("links");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OpportunityChange.sources(List.of()))
                .withMessageContaining("sources");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArchiveBody.builder(""))
                .withMessageContaining("reason");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ArchiveBody.builder("r").requisition(""))
                .withMessageContaining("requisitionId");
    }
}
