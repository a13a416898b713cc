package dev.lever4j.client;

import static dev.lever4j.request.PerformAs.performAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.error.MalformedResponseException;
import dev.lever4j.error.OutcomeUnknownException;
import dev.lever4j.model.CreatedOpportunity;
import dev.lever4j.model.Identified;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Ref;
import dev.lever4j.model.Stage;
import dev.lever4j.request.ArchiveBody;
import dev.lever4j.request.OpportunityBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class OpportunityWritesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final OpportunityBody BODY =
            OpportunityBody.builder().name("n").posting("p").build();

    private interface Write {
        Mono<? extends Identified> to(OpportunityById opportunity);
    }

    @Test
    void createsOnAUsersBehalfAndSaysWhetherItWasDeduped() {
        FakeLever lever = FakeLever.saying(201, Recorded.json("opportunities-3"));
        Opportunities opportunities = lever.client().opportunities();
        CreatedOpportunity created =
                opportunities.create(BODY, performAs("u")).blockOptional(SOON).orElseThrow();
        assertThat(created.deduped()).isTrue();
        assertThat(created.opportunity().emails()).containsExactly("test@nango.dev");
        opportunities
                .create(BODY, how -> how.parse().asPostingOwner(), performAs("u"))
                .block(SOON);
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/opportunities?perform_as=u",
                        "/v1/opportunities?parse=true&perform_as_posting_owner=true&perform_as=u");
        assertThat(lever.sent.get(0).method()).isEqualTo(HttpMethod.POST);
        assertThat(body(lever.sent.get(0))).isEqualTo("{\"name\":\"n\",\"postings\":[\"p\"]}");
    }

    @Test
    void thePostingsOwnerNeedsAPosting() {
        FakeLever lever = FakeLever.saying(201, Recorded.json("opportunities-3"));
        Opportunities opportunities = lever.client().opportunities();
        OpportunityBody nowhere = OpportunityBody.builder().name("n").build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> opportunities.create(nowhere, OpportunityCreation::asPostingOwner, performAs("u")))
                .withMessageContaining("perform_as_posting_owner");
        assertThat(lever.sent).isEmpty();
    }

    @Test
    void aCreationThatMayHaveArrivedIsNotSentAgain() {
        FakeLever lever = FakeLever.saying(502, "{}");
        StepVerifier.create(lever.client().opportunities().create(BODY, performAs("u")))
                .then(() -> lever.clock.advanceTimeBy(Duration.ofHours(1)))
                .expectError(OutcomeUnknownException.class)
                .verify(SOON);
        assertThat(lever.requests).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{}", "{\"data\":{}}"})
    void aCreationWithAnAnswerThatNobodyCanReadMayHaveBeenMade(String answer) {
        FakeLever lever = FakeLever.saying(201, answer);
        StepVerifier.create(lever.client().opportunities().create(BODY, performAs("u")))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(OutcomeUnknownException.class)
                        .hasCauseInstanceOf(MalformedResponseException.class))
                .verify(SOON);
        assertThat(lever.requests).hasValue(1);
    }

    static Stream<Arguments> writes() {
        ArchiveBody archive = ArchiveBody.builder("r").cleanInterviews(true).build();
        List<String> x = List.of("x", "y");
        return Stream.of(
                write(
                        "PUT /stage",
                        "{\"stage\":\"s\"}",
                        o -> o.changeStage("s"),
                        o -> o.changeStage("s", performAs("u"))),
                write(
                        "PUT /archived",
                        "{\"reason\":\"r\",\"cleanInterviews\":true}",
                        o -> o.archive(archive),
                        o -> o.archive(archive, performAs("u"))),
                write(
                        "PUT /archived",
                        "{\"reason\":null}",
                        OpportunityById::unarchive,
                        o -> o.unarchive(performAs("u"))),
                write(
                        "POST /addLinks",
                        "{\"links\":[\"x\",\"y\"]}",
                        o -> o.addLinks(x),
                        o -> o.addLinks(x, performAs("u"))),
                write(
                        "POST /removeLinks",
                        "{\"links\":[\"x\",\"y\"]}",
                        o -> o.removeLinks(x),
                        o -> o.removeLinks(x, performAs("u"))),
                write(
                        "POST /addTags",
                        "{\"tags\":[\"x\",\"y\"]}",
                        o -> o.addTags(x),
                        o -> o.addTags(x, performAs("u"))),
                write(
                        "POST /removeTags",
                        "{\"tags\":[\"x\",\"y\"]}",
                        o -> o.removeTags(x),
                        o -> o.removeTags(x, performAs("u"))),
                write(
                        "POST /addSources",
                        "{\"sources\":[\"x\",\"y\"]}",
                        o -> o.addSources(x),
                        o -> o.addSources(x, performAs("u"))),
                write(
                        "POST /removeSources",
                        "{\"sources\":[\"x\",\"y\"]}",
                        o -> o.removeSources(x),
                        o -> o.removeSources(x, performAs("u"))));
    }

    private static Arguments write(String operation, String body, Write plain, Write onBehalf) {
        return Arguments.of(operation, body, plain, onBehalf);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("writes")
    void changesOneThing(String operation, String body, Write plain, Write onBehalf) {
        FakeLever lever = FakeLever.saying(200, Recorded.json("opportunities-stage-1"));
        OpportunityById opportunity = lever.client().opportunity("o");
        Identified changed = plain.to(opportunity).blockOptional(SOON).orElseThrow();
        onBehalf.to(opportunity).block(SOON);
        assertThat(changed).extracting("stage").isEqualTo(Ref.<Stage>to("lead-reached-out"));
        String[] methodAndPath = operation.split(" ", 2);
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/opportunities/o" + methodAndPath[1],
                        "/v1/opportunities/o" + methodAndPath[1] + "?perform_as=u");
        assertThat(lever.sent).allSatisfy(request -> {
            assertThat(request.method()).hasToString(methodAndPath[0]);
            assertThat(body(request)).isEqualTo(body);
        });
    }

    @Test
    void addedLinksAreAnsweredWithTheWholeOpportunity() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("opportunities-addLinks-1"));
        Opportunity whole = lever.client()
                .opportunity("o")
                .addLinks(List.of("https://example.com/seed-link"))
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(whole.links()).containsExactly("https://example.com/seed-link");
        assertThat(whole.emails()).hasSize(1);
    }

    @Test
    void aWrongArgumentSendsNothing() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("opportunities-stage-1"));
        OpportunityById opportunity = lever.client().opportunity("o");
        Stream.<Runnable>of(
                        () -> opportunity.changeStage(""),
                        () -> opportunity.addTags(List.of()),
                        () -> opportunity.removeLinks(List.of(" ")),
                        () -> opportunity.addSources(List.of(), performAs("u")))
                .forEach(wrong -> assertThatIllegalArgumentException().isThrownBy(wrong::run));
        assertThat(lever.sent).isEmpty();
    }

    private static String body(WireRequest request) {
        return new String(Objects.requireNonNull(request.body()), StandardCharsets.UTF_8);
    }
}
