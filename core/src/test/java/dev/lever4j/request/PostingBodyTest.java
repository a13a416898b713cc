package dev.lever4j.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.model.DistributionChannel;
import dev.lever4j.model.PostingState;
import dev.lever4j.model.WorkplaceType;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class PostingBodyTest {
    @Test
    void everyDocumentedField() {
        PostingBody body = PostingBody.builder("Infrastructure Engineer")
                .state(PostingState.PUBLISHED)
                .distributionChannels(List.of(DistributionChannel.INTERNAL, DistributionChannel.PUBLIC))
                .owner("u")
                .hiringManager("v")
                .categories(of -> of.team("t")
                        .department("d")
                        .location("l")
                        .allLocations(List.of("l", "m"))
                        .commitment("c"))
                .tags(List.of("a"))
                .content(of -> of.description("<div>The <u><b>x</b></u></div>")
                        .list("Needs", "<li>a</li>")
                        .list("Gives", "<li><i>b</i></li>")
                        .closing("<div><a href=\"https://www.lever.co/\">x</a></div>"))
                .workplaceType(WorkplaceType.ONSITE)
                .requisitionCodes(List.of("7"))
                .salaryDescription("<p>x</p>")
                .salaryRange(new BigDecimal("40000.50"), new BigDecimal(60000), "USD", "per-year-salary")
                .build();
        assertThat(Sent.tree(body)).isEqualTo(JsonMapper.shared().readTree("""
                {"text":"Infrastructure Engineer","state":"published","distributionChannels":["internal","public"],
                "owner":"u","hiringManager":"v","categories":{"team":"t","department":"d","location":"l",
                "allLocations":["l","m"],"commitment":"c"},"tags":["a"],
                "content":{"descriptionHtml":"<div>The <u><b>x</b></u></div>",
                "lists":[{"text":"Needs","content":"<li>a</li>"},{"text":"Gives","content":"<li><i>b</i></li>"}],
                "closingPostingHtml":"<div><a href=\\"https://www.lever.co/\\">x</a></div>",
                "closingHtml":"<div><a href=\\"https://www.lever.co/\\">x</a></div>"},
                "workplaceType":"onsite","requisitionCodes":["7"],"salaryDescriptionHtml":"<p>x</p>",
                "salaryRange":{"min":40000.50,"max":60000,"currency":"USD","interval":"per-year-salary"}}"""));
        assertThat(Sent.text(body)).contains("40000.50");
        assertThat(Sent.text(PostingBody.builder("t").build())).isEqualTo("{\"text\":\"t\"}");
    }

    @Test
    void anUpdateSendsWhatChangesAlone() {
        PostingChanges cleared = PostingChanges.builder()
                .tags(List.of())
                .followers(List.of("u"))
                .country("US")
                .build();
        assertThat(Sent.text(cleared)).isEqualTo("{\"tags\":[],\"followers\":[\"u\"],\"country\":\"US\"}");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("text", body -> body.text(" ")),
                refused("state", body -> body.state(PostingState.of(""))),
                refused("owner", body -> body.owner("")),
                refused("hiringManager", body -> body.hiringManager("")),
                refused("country", body -> body.country("")),
                refused("team", body -> body.categories(of -> of.team(""))),
                refused("allLocations", body -> body.categories(of -> of.allLocations(List.of()))),
                refused("content.lists.text", body -> body.content(of -> of.list(" ", "<li>x</li>"))),
                refused("content.lists.content", body -> body.content(of -> of.list("x", "<div>x</div>"))),
                refused("content.descriptionHtml", body -> body.content(of -> of.description("<li>x</li>"))),
                refused("content.descriptionHtml", body -> body.content(of -> of.description("<SCRIPT>x</SCRIPT>"))),
                refused("content.closingHtml", body -> body.content(of -> of.closing("x</h1>"))),
                refused("salaryDescriptionHtml", body -> body.salaryDescription("<img src=x>")),
                refused("salaryRange", body -> body.salaryRange(BigDecimal.ONE, BigDecimal.TEN, "", "per-year-salary")),
                refused("salaryRange", body -> body.salaryRange(BigDecimal.ONE, BigDecimal.TEN, "USD", " ")),
                refused("workplaceType", body -> body.workplaceType(WorkplaceType.UNSPECIFIED)),
                refused("at least one field", body -> body));
    }

    private static Arguments refused(String field, UnaryOperator<PostingChanges.Builder> wrong) {
        return Arguments.of(field, wrong);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatLeverWouldRefuseNamesItsField(String field, UnaryOperator<PostingChanges.Builder> wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wrong.apply(PostingChanges.builder()).build())
                .withMessageContaining(field);
    }

    @Test
    void aNewPostingHasATitleAndMayHaveAnUnspecifiedWorkplace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostingBody.builder(" "))
                .withMessageContaining("text");
        assertThat(Sent.text(PostingBody.builder("t")
                        .workplaceType(WorkplaceType.UNSPECIFIED)
                        .build()))
                .contains("unspecified");
    }

    @Test
    void plainTextAndAllowedElementsPass() {
        String html = "a < b <br/> <p class=\"x\">1 <3</p> <span style='font-size: 10px'>&lt;h1&gt;</span> <S>x</S>";
        assertThat(Sent.tree(PostingChanges.builder()
                                .content(of -> of.description(html))
                                .build())
                        .at("/content/descriptionHtml")
                        .stringValue())
                .isEqualTo(html);
    }

    @Test
    void whatIsTakenAwayIsSentAsNullAndWhatWasNotToldIsNotSent() {
        PostingChanges changes = PostingChanges.builder()
                .noOwner()
                .noHiringManager()
                .noSalaryRange()
                .build();
        assertThat(Sent.text(changes)).isEqualTo("{\"owner\":null,\"hiringManager\":null,\"salaryRange\":null}");
    }
}
