package dev.lever4j.client;

import static dev.lever4j.request.PerformAs.performAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.error.LeverException;
import dev.lever4j.model.Interview;
import dev.lever4j.model.Offer;
import dev.lever4j.model.OfferStatus;
import dev.lever4j.request.InterviewBody;
import dev.lever4j.request.InterviewExpand;
import dev.lever4j.request.OfferExpand;
import dev.lever4j.request.PanelBody;
import dev.lever4j.request.PanelExpand;
import dev.lever4j.request.PanelInterviewBody;
import dev.lever4j.request.PerformAs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

class InterviewsAndPanelsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant DATE = Instant.ofEpochMilli(1783496400000L);
    private static final PerformAs WHO = performAs("u");
    private static final String INTERVIEW = "32b7bf78-4592-4a56-b313-3e31ed25ea00";
    private static final String PANEL = "3bd7bf2d-6e8a-4e83-a76b-79a6c9b82be9";
    private static final InterviewBody NEW_INTERVIEW =
            InterviewBody.builder("p", DATE, 30).interviewer("v").build();
    private static final PanelBody NEW_PANEL = PanelBody.builder(ZoneId.of("America/Los_Angeles"))
            .interview(PanelInterviewBody.builder(DATE, 30).interviewer("v").build())
            .build();

    private static OpportunityInterviews interviews(FakeLever lever) {
        return lever.client().opportunity("o").interviews();
    }

    private static OpportunityPanels panels(FakeLever lever) {
        return lever.client().opportunity("o").panels();
    }

    @Test
    void anInterviewIsReadAndExpanded() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("interviews-5"));
        Interview read = interviews(lever)
                .get(INTERVIEW, InterviewExpand.STAGE, InterviewExpand.USER)
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(read.duration()).isEqualTo(45);
        assertThat(lever.targets())
                .containsExactly("/v1/opportunities/o/interviews/" + INTERVIEW + "?expand=stage&expand=user");
    }

    @Test
    void listsAreOfOneOpportunity() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":[],\"hasNext\":false}");
        interviews(lever).list(InterviewExpand.POSTINGS).items().blockLast(SOON);
        panels(lever).list(PanelExpand.STAGE).items().blockLast(SOON);
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/opportunities/o/interviews?expand=postings&limit=100",
                        "/v1/opportunities/o/panels?expand=stage&limit=100");
    }

    @ParameterizedTest
    @ValueSource(strings = {"interviews-3", "interviews-5"})
    void aWrittenInterviewIsReadAsDocumentedAndAsSeenLive(String answer) {
        FakeLever lever = FakeLever.saying(201, Recorded.json(answer));
        assertThat(interviews(lever).create(NEW_INTERVIEW, WHO).block(SOON)).isNotNull();
        assertThat(interviews(lever).replace("i", NEW_INTERVIEW, WHO).block(SOON))
                .isNotNull();
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/opportunities/o/interviews?perform_as=u", "/v1/opportunities/o/interviews/i?perform_as=u");
        assertThat(lever.sent).extracting(WireRequest::method).containsExactly(HttpMethod.POST, HttpMethod.PUT);
        assertThat(lever.sent)
                .allSatisfy(request -> assertThat(body(request))
                        .isEqualTo("{\"panel\":\"p\",\"date\":1783496400000,\"duration\":30,"
                                + "\"interviewers\":[{\"id\":\"v\"}]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"panels-3", "panels-5"})
    void aWrittenPanelIsReadAsDocumentedAndAsSeenLive(String answer) {
        FakeLever lever = FakeLever.saying(201, Recorded.json(answer));
        assertThat(panels(lever).create(NEW_PANEL, WHO).block(SOON)).isNotNull();
        assertThat(panels(lever).replace("p", NEW_PANEL, WHO).block(SOON)).isNotNull();
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/opportunities/o/panels?perform_as=u", "/v1/opportunities/o/panels/p?perform_as=u");
        assertThat(lever.sent).extracting(WireRequest::method).containsExactly(HttpMethod.POST, HttpMethod.PUT);
        assertThat(body(lever.sent.get(1))).isEqualTo(new String(NEW_PANEL.toJson(), StandardCharsets.UTF_8));
    }

    @Test
    void aChangeOfAnInterviewSendsAllThatWasRead() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("interviews-5"));
        Interview changed = interviews(lever)
                .change(INTERVIEW, of -> of.duration(60).location("Room 1"), WHO)
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(changed.id()).isEqualTo(INTERVIEW);
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/opportunities/o/interviews/" + INTERVIEW,
                        "/v1/opportunities/o/interviews/" + INTERVIEW + "?perform_as=u");
        assertThat(body(lever.sent.get(1)))
                .isEqualTo("{\"panel\":\"027d1217-72e7-4fbb-83fd-3022aa25d0c4\",\"date\":1783000000000,"
                        + "\"duration\":60,\"subject\":\"Nango Seed Interview 1 (updated)\","
                        + "\"note\":\"Seed interview for delete testing\",\"feedbackReminder\":\"daily\","
                        + "\"location\":\"Room 1\",\"interviewers\":[{"
                        + "\"id\":\"c4bc6266-375b-4d45-9b3b-ad527ba5f3ef\",\"feedbackTemplate\":\"no-feedback\"}]}");
    }

    @Test
    void aChangeOfAPanelKeepsItsInterviewsWithTheirIds() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("panels-5"));
        panels(lever).change(PANEL, of -> of.note("n"), WHO).block(SOON);
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/opportunities/o/panels/" + PANEL, "/v1/opportunities/o/panels/" + PANEL + "?perform_as=u");
        assertThat(body(lever.sent.get(1)))
                .isEqualTo("{\"timezone\":\"America/Los_Angeles\",\"feedbackReminder\":\"daily\",\"note\":\"n\","
                        + "\"interviews\":[{\"id\":\"7fbc6032-1005-48ab-9b00-0a9967d36f1a\",\"date\":1783260000000,"
                        + "\"duration\":60,\"subject\":\"Technical Interview\","
                        + "\"note\":\"Panel created via Nango dryrun\",\"feedbackTemplate\":\"no-feedback\","
                        + "\"feedbackReminder\":\"daily\",\"interviewers\":[{"
                        + "\"id\":\"c4bc6266-375b-4d45-9b3b-ad527ba5f3ef\",\"feedbackTemplate\":\"no-feedback\"}]}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "null"})
    void aPanelThatWasNotMadeByTheApiIsNotWritten(String externallyManaged) {
        FakeLever lever =
                FakeLever.saying(200, "{\"data\":{\"id\":\"p\",\"externallyManaged\":" + externallyManaged + "}}");
        StepVerifier.create(panels(lever).change("p", of -> of.note("n"), WHO))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("externallyManaged"))
                .verify(SOON);
        assertThat(lever.sent).extracting(WireRequest::method).containsExactly(HttpMethod.GET);
    }

    @Test
    void aChangeThatCannotBeWrittenWritesNothing() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("panels-5"));
        StepVerifier.create(panels(lever)
                        .change(PANEL, of -> of.withoutInterview("7fbc6032-1005-48ab-9b00-0a9967d36f1a"), WHO))
                .expectError(IllegalArgumentException.class)
                .verify(SOON);
        assertThat(lever.sent).hasSize(1);
    }

    @Test
    void whatIsNotThereIsNotWritten() {
        FakeLever lever = FakeLever.saying(404, "{\"code\":\"ResourceNotFound\",\"message\":\"m\"}");
        StepVerifier.create(interviews(lever).change("i", of -> of, WHO))
                .expectErrorMatches(LeverException::isNotFound)
                .verify(SOON);
        assertThat(lever.sent).hasSize(1);
    }

    @Test
    void deletingIsDoneByAUserAndAnswersNothing() {
        FakeLever lever = FakeLever.saying(204, "");
        StepVerifier.create(interviews(lever).delete("i", WHO)).expectComplete().verify(SOON);
        StepVerifier.create(panels(lever).delete("p", WHO)).expectComplete().verify(SOON);
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/opportunities/o/interviews/i?perform_as=u", "/v1/opportunities/o/panels/p?perform_as=u");
        assertThat(lever.sent).allMatch(request -> request.method() == HttpMethod.DELETE);
    }

    @Test
    void aBadIdIsRefusedWhenTheMethodIsCalledAndSendsNothing() {
        FakeLever lever = FakeLever.saying(200, "{}");
        Stream.<Runnable>of(
                        () -> interviews(lever).get(""),
                        () -> interviews(lever).replace("..", NEW_INTERVIEW, WHO),
                        () -> interviews(lever).change("", of -> of, WHO),
                        () -> interviews(lever).delete("", WHO),
                        () -> panels(lever).get(""),
                        () -> panels(lever).replace("", NEW_PANEL, WHO),
                        () -> panels(lever).change("a\nb", of -> of, WHO),
                        () -> panels(lever).delete("", WHO))
                .forEach(bad -> assertThatIllegalArgumentException().isThrownBy(bad::run));
        assertThat(lever.sent).isEmpty();
    }

    @Test
    void offersAreListed() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("offers-1"));
        List<Offer> offers = lever.client()
                .opportunity("o")
                .offers()
                .list(OfferExpand.CREATOR)
                .items()
                .collectList()
                .blockOptional(SOON)
                .orElseThrow();
        assertThat(offers).extracting(Offer::status).containsExactly(OfferStatus.SIGNED, OfferStatus.DRAFT);
        assertThat(lever.targets()).containsExactly("/v1/opportunities/o/offers?expand=creator&limit=100");
    }

    private static String body(WireRequest request) {
        return new String(request.body(), StandardCharsets.UTF_8);
    }
}
