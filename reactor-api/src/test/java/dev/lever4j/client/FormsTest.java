package dev.lever4j.client;

import static dev.lever4j.request.PerformAs.performAs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.json.LeverJson;
import dev.lever4j.model.Feedback;
import dev.lever4j.model.FormTemplate;
import dev.lever4j.model.UpdatedFeedback;
import dev.lever4j.request.ApplyBody;
import dev.lever4j.request.Distribution;
import dev.lever4j.request.FeedbackBody;
import dev.lever4j.request.FeedbackExpand;
import dev.lever4j.request.FeedbackTemplateBody;
import dev.lever4j.request.FeedbackUpdate;
import dev.lever4j.request.FieldDefinition;
import dev.lever4j.request.FieldValue;
import dev.lever4j.request.FormTemplateBody;
import dev.lever4j.request.FormTemplateInclude;
import dev.lever4j.request.NoteBody;
import dev.lever4j.request.NoteComment;
import dev.lever4j.request.NoteExpand;
import dev.lever4j.request.NoteReplacement;
import dev.lever4j.request.PerformAs;
import dev.lever4j.request.ProfileFormBody;
import dev.lever4j.request.ProfileFormExpand;
import dev.lever4j.request.ReferralExpand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

class FormsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final PerformAs WHO = performAs("u");
    private static final String EMPTY = "{\"data\":[],\"hasNext\":false}";
    private static final String FEEDBACK = "c64fb192-d6d8-42dc-ac82-47cb87e9839c";
    private static final String NOTE = "b1dbbcfe-281c-46a0-8f51-57049158d3f3";
    private static final String POSTING = "f00fc049-3ddb-4144-b23b-78688949ce2f";
    private static final FieldDefinition SYSTEM = FieldDefinition.scoreSystem("Rating");

    private static OpportunityById opportunity(FakeLever lever) {
        return lever.client().opportunity("o");
    }

    @Test
    void eachListIsOfItsPathAndExpands() {
        FakeLever lever = FakeLever.saying(200, EMPTY);
        opportunity(lever).feedback().list(FeedbackExpand.USER).items().blockLast(SOON);
        opportunity(lever).notes().list(NoteExpand.USER).items().blockLast(SOON);
        opportunity(lever).forms().list(ProfileFormExpand.STAGE).items().blockLast(SOON);
        opportunity(lever)
                .referrals()
                .list(ReferralExpand.REFERRER, ReferralExpand.USER)
                .items()
                .blockLast(SOON);
        lever.client().feedbackTemplates().list().items().blockLast(SOON);
        lever.client()
                .formTemplates()
                .list(FormTemplateInclude.TEXT, FormTemplateInclude.GROUP)
                .items()
                .blockLast(SOON);
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/opportunities/o/feedback?expand=user&limit=100",
                        "/v1/opportunities/o/notes?expand=user&limit=100",
                        "/v1/opportunities/o/forms?expand=stage&limit=100",
                        "/v1/opportunities/o/referrals?expand=referrer&expand=user&limit=100",
                        "/v1/feedback_templates?limit=100",
                        "/v1/form_templates?include=text&include=group&limit=100");
    }

    @Test
    void surveysComeAtOnceForACountryOrALocation() {
        FakeLever lever = FakeLever.saying(200, Recorded.json("surveys-1"));
        DiversitySurveys surveys = lever.client().diversitySurveys();
        assertThat(surveys.list("p").items().count().block(SOON)).isEqualTo(1);
        surveys.listForCountry("p", "US").items().blockLast(SOON);
        surveys.listForLocation("p", "New York, NY").items().blockLast(SOON);
        assertThat(lever.targets().get(0)).startsWith("/v1/surveys/diversity/p").doesNotContain("country", "location");
        assertThat(lever.targets().get(1)).startsWith("/v1/surveys/diversity/p?country_code=US");
        assertThat(lever.targets().get(2)).startsWith("/v1/surveys/diversity/p?location=New%20York%2C%20NY");
        assertThatIllegalArgumentException().isThrownBy(() -> surveys.listForCountry("p", " "));
    }

    @Test
    void feedbackIsReadGivenChangedAndDeleted() {
        FakeLever read = FakeLever.saying(200, Recorded.json("feedback-1"));
        assertThat(opportunity(read)
                        .feedback()
                        .get(FEEDBACK, FeedbackExpand.USER)
                        .map(feedback -> feedback.fields().size())
                        .block(SOON))
                .isEqualTo(6);
        assertThat(read.targets()).containsExactly("/v1/opportunities/o/feedback/" + FEEDBACK + "?expand=user");

        FakeLever given = FakeLever.saying(201, Recorded.json("feedback-5"));
        assertThat(opportunity(given)
                        .feedback()
                        .create(FeedbackBody.builder("t").build(), WHO)
                        .map(Feedback::id)
                        .block(SOON))
                .isEqualTo("e0863d1c-3256-46e2-a8eb-6069fb61268b");
        sent(given, HttpMethod.POST, "/v1/opportunities/o/feedback?perform_as=u", "{\"baseTemplateId\":\"t\"}");

        FakeLever changed = FakeLever.saying(200, Recorded.json("feedback-4"));
        assertThat(opportunity(changed)
                        .feedback()
                        .update(
                                "f",
                                FeedbackUpdate.builder()
                                        .completedAt(Instant.ofEpochMilli(1))
                                        .build(),
                                WHO)
                        .mapNotNull(UpdatedFeedback::isCompleted)
                        .block(SOON))
                .isTrue();
        sent(changed, HttpMethod.PUT, "/v1/opportunities/o/feedback/f?perform_as=u", "{\"completedAt\":1}");

        FakeLever deleted = FakeLever.saying(204, "");
        StepVerifier.create(opportunity(deleted).feedback().delete("f", WHO))
                .expectComplete()
                .verify(SOON);
        sent(deleted, HttpMethod.DELETE, "/v1/opportunities/o/feedback/f?perform_as=u", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes-3", "notes-5"})
    void aWrittenNoteIsReadAsDocumentedAndAsSeenLive(String answer) {
        FakeLever lever = FakeLever.saying(201, Recorded.json(answer));
        NoteBody note = NoteBody.builder("v").build();
        NoteReplacement all = NoteReplacement.builder()
                .comment(NoteComment.builder("v").build())
                .build();
        OpportunityNotes notes = opportunity(lever).notes();
        assertThat(notes.create(note).blockOptional(SOON).orElseThrow().note() != null)
                .isEqualTo(answer.equals("notes-5"));
        assertThat(notes.create(note, WHO).block(SOON)).isNotNull();
        assertThat(notes.comment("n", note).block(SOON)).isNotNull();
        assertThat(notes.comment("n", note, WHO).block(SOON)).isNotNull();
        assertThat(notes.replace("n", all).block(SOON)).isNotNull();
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/opportunities/o/notes",
                        "/v1/opportunities/o/notes?perform_as=u",
                        "/v1/opportunities/o/notes?note_id=n",
                        "/v1/opportunities/o/notes?note_id=n&perform_as=u",
                        "/v1/opportunities/o/notes/n");
        assertThat(body(lever, 0)).isEqualTo("{\"value\":\"v\"}");
        assertThat(body(lever, 4)).isEqualTo("{\"values\":[{\"value\":\"v\"}]}");
    }

    @Test
    void aChangeOfANoteKeepsItsOtherComments() {
        FakeLever lever = FakeLever.script(Recorded.json("notes-1"), Recorded.json("notes-3"));
        opportunity(lever)
                .notes()
                .change(NOTE, of -> of.comment(NoteComment.builder("three").build()))
                .block(SOON);
        assertThat(lever.sent).extracting(WireRequest::method).containsExactly(HttpMethod.GET, HttpMethod.PUT);
        assertThat(body(lever, 1))
                .startsWith("{\"secret\":false,\"values\":[{\"value\":\"@rachel We should move forward")
                .contains("\"user\":\"483ac544-921a-4033-94fa-e8bbc409b19e\",\"createdAt\":1420312438110,\"score\":3")
                .endsWith(",{\"value\":\"three\"}]}");
    }

    @Test
    void aNoteThatWouldLoseACommentIsNotWritten() {
        FakeLever lever = FakeLever.saying(200, "{\"data\":{\"id\":\"n\",\"fields\":[{\"type\":\"tomorrow\"}]}}");
        StepVerifier.create(opportunity(lever).notes().change("n", of -> of))
                .expectError(IllegalArgumentException.class)
                .verify(SOON);
        assertThat(lever.sent).hasSize(1);
    }

    @Test
    void templatesAreMadeReplacedChangedAndDeleted() {
        String answer = Recorded.json("feedback_templates-5");
        FakeLever lever = FakeLever.answering(request -> reactor.core.publisher.Mono.just(
                FakeLever.reply(request.method() == HttpMethod.DELETE ? 204 : 200, answer)));
        FeedbackTemplates templates = lever.client().feedbackTemplates();
        FeedbackTemplateBody body =
                FeedbackTemplateBody.builder("T").field(SYSTEM).build();
        String id = templates.create(body).blockOptional(SOON).orElseThrow().id();
        templates.replace("t", body).block(SOON);
        templates.change(id, of -> of.text("Other")).block(SOON);
        templates.delete("t").block(SOON);
        assertThat(lever.targets())
                .containsExactly(
                        "/v1/feedback_templates",
                        "/v1/feedback_templates/t",
                        "/v1/feedback_templates/" + id,
                        "/v1/feedback_templates/" + id,
                        "/v1/feedback_templates/t");
        assertThat(lever.sent)
                .extracting(WireRequest::method)
                .containsExactly(HttpMethod.POST, HttpMethod.PUT, HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE);
        assertThat(body(lever, 1)).isEqualTo(new String(body.toJson(), StandardCharsets.UTF_8));
        assertThat(body(lever, 3))
                .startsWith("{\"text\":\"Other\"")
                .contains("\"type\":\"multiple-select\"", "\"type\":\"score-system\"")
                .doesNotContain("\"id\"");
    }

    @Test
    void formTemplatesAndFormsToo() {
        String template = "{\"data\":" + Recorded.json("form_templates-1") + "}";
        FakeLever lever = FakeLever.saying(200, template);
        FormTemplates templates = lever.client().formTemplates();
        FormTemplateBody body =
                FormTemplateBody.builder("T").field(FieldDefinition.date("d")).build();
        String id = templates.create(body).blockOptional(SOON).orElseThrow().id();
        templates.change(id, of -> of.secretByDefault(true)).block(SOON);
        assertThat(body(lever, 2)).contains("\"secretByDefault\":true", "\"group\":\"9c1a0b56");

        FormTemplate read = LeverJson.decode(
                Recorded.json("form_templates-1").getBytes(StandardCharsets.UTF_8), FormTemplate.class);
        ProfileFormBody filled = ProfileFormBody.builder(read)
                .answer(
                        FieldValue.date("1be1d34e-a017-4361-9da5-f46cc208035b", Instant.ofEpochMilli(1)),
                        FieldValue.currency("c1858cce-2a35-416b-9347-8f3027c79f81", java.math.BigDecimal.TEN))
                .build();
        FakeLever forms = FakeLever.saying(201, Recorded.json("profile_forms-1"));
        opportunity(forms).forms().create(filled).block(SOON);
        opportunity(forms).forms().create(filled, WHO).block(SOON);
        assertThat(forms.targets())
                .containsExactly("/v1/opportunities/o/forms", "/v1/opportunities/o/forms?perform_as=u");
        assertThat(body(forms, 0)).contains("\"value\":1}", "\"value\":10}");
    }

    @Test
    void aPostingTellsWhatItAsksAndTakesApplications() {
        FakeLever asked = FakeLever.saying(200, Recorded.json("posting-apply-questions-2"));
        PostingById posting = asked.client().posting(POSTING);
        assertThat(posting.applicationForm().blockOptional(SOON).orElseThrow().personalInformation())
                .isNotEmpty();
        posting.applicationForm(Distribution.EXTERNAL).block(SOON);
        posting.applicationForm(Distribution.INTERNAL, "New York, NY").block(SOON);
        posting.applicationFormAt("Berlin").block(SOON);
        assertThat(asked.targets())
                .containsExactly(
                        "/v1/postings/" + POSTING + "/apply",
                        "/v1/postings/" + POSTING + "/apply?distribution=external",
                        "/v1/postings/" + POSTING + "/apply?location=New%20York%2C%20NY&distribution=internal",
                        "/v1/postings/" + POSTING + "/apply?location=Berlin");

        FakeLever applied = FakeLever.saying(201, Recorded.json("posting-apply-1"));
        ApplyBody body = ApplyBody.builder("A B", "a@example.com").build();
        assertThat(applied.client()
                        .posting("p")
                        .apply(body)
                        .blockOptional(SOON)
                        .orElseThrow()
                        .applicationId())
                .isEqualTo("915a6cef-4f91-4f3d-b8ff-a49e1eae2c30");
        applied.client().posting("p").apply(body, true).block(SOON);
        assertThat(applied.targets())
                .containsExactly("/v1/postings/p/apply", "/v1/postings/p/apply?send_confirmation_email=true");
        assertThat(body(applied, 1)).isEqualTo(new String(body.toJson(), StandardCharsets.UTF_8));
    }

    @Test
    void aBadIdIsRefusedWhenTheMethodIsCalledAndSendsNothing() {
        FakeLever lever = FakeLever.saying(200, "{}");
        NoteBody note = NoteBody.builder("v").build();
        Stream.<Runnable>of(
                        () -> opportunity(lever).feedback().get(""),
                        () -> opportunity(lever).feedback().delete("..", WHO),
                        () -> opportunity(lever).notes().get(""),
                        () -> opportunity(lever).notes().comment("", note),
                        () -> opportunity(lever).notes().change("", of -> of),
                        () -> opportunity(lever).notes().delete(""),
                        () -> opportunity(lever).forms().get(""),
                        () -> opportunity(lever).referrals().get(""),
                        () -> lever.client().feedbackTemplates().get(""),
                        () -> lever.client().formTemplates().delete(""),
                        () -> lever.client().diversitySurveys().list(""),
                        () -> lever.client().posting("p").applicationForm(Distribution.INTERNAL, " "))
                .forEach(bad -> assertThatIllegalArgumentException().isThrownBy(bad::run));
        assertThat(lever.sent).isEmpty();
    }

    private static void sent(FakeLever lever, HttpMethod method, String target, String body) {
        assertThat(lever.targets()).containsExactly(target);
        assertThat(lever.sent.get(0).method()).isEqualTo(method);
        assertThat(body(lever, 0)).isEqualTo(body);
    }

    private static String body(FakeLever lever, int request) {
        byte[] body = lever.sent.get(request).body();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }
}
