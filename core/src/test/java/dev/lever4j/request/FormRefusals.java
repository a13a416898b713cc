package dev.lever4j.request;

import dev.lever4j.json.LeverJson;
import dev.lever4j.model.FieldType;
import dev.lever4j.model.FormField;
import dev.lever4j.model.FormTemplate;
import dev.lever4j.model.ScorecardScore;
import dev.lever4j.model.TextField;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Of notes, feedback, templates, interviews and panels. */
final class FormRefusals {
    private static final Instant ONE = Instant.ofEpochMilli(1);

    private FormRefusals() {}

    static Stream<Refusal> all() {
        return Stream.of(notesAndFeedback(), templates(), meetings()).flatMap(each -> each);
    }

    private static Stream<Refusal> notesAndFeedback() {
        FeedbackUpdate.Builder update = FeedbackUpdate.builder();
        return Stream.of(
                Refusal.of("value must not be blank", () -> NoteBody.builder(" ")),
                Refusal.of(
                        "score must be 1 to 4, not 0",
                        () -> NoteBody.builder("v").score(0)),
                Refusal.of("value must not be blank", () -> NoteComment.builder("")),
                Refusal.of(
                        "user must not be blank", () -> NoteComment.builder("v").user("")),
                Refusal.of(
                        "score must be 1 to 4, not 5",
                        () -> NoteComment.builder("v").score(5)),
                Refusal.of(
                        "values needs at least one value",
                        () -> NoteReplacement.builder().build()),
                Refusal.of(
                        "values: the note has a comment that is not as Lever documents comments",
                        () -> NoteComment.from(text())),
                Refusal.of("baseTemplateId must not be blank", () -> FeedbackBody.builder("")),
                Refusal.of(
                        "panel must not be blank",
                        () -> FeedbackBody.builder("t").interview("", "i")),
                Refusal.of(
                        "interview must not be blank",
                        () -> FeedbackBody.builder("t").interview("p", " ")),
                Refusal.of(
                        "fieldValues needs at least one value",
                        () -> FeedbackBody.builder("t").fieldValues()),
                Refusal.of("fieldValues needs at least one value", update::fieldValues),
                Refusal.of("fieldValues or completedAt is required", update::build),
                Refusal.of("id must not be blank", () -> FieldValue.text("", "x")),
                Refusal.of("value must not be blank", () -> FieldValue.file("f", " ")),
                Refusal.of("score must be 1 to 4, not -1", () -> FieldValue.score("f", -1)),
                Refusal.of(
                        "score must be 1 to 4, not 5",
                        () -> FieldValue.scorecard("f", ScorecardScore.of(5, "comment"))));
    }

    private static TextField text() {
        return (TextField) LeverJson.decode("{\"type\":\"text\"}".getBytes(StandardCharsets.UTF_8), FormField.class);
    }

    private static Stream<Refusal> templates() {
        FieldDefinition date = FieldDefinition.date("d");
        FormTemplate empty = LeverJson.decode("{\"id\":\"t\"}".getBytes(StandardCharsets.UTF_8), FormTemplate.class);
        return Stream.of(
                Refusal.of("text must not be blank", () -> FeedbackTemplateBody.builder(" ")),
                Refusal.of(
                        "group must not be blank",
                        () -> FeedbackTemplateBody.builder("t").group(" ")),
                Refusal.of(
                        "fields must hold exactly one score-system, not 0",
                        () -> FeedbackTemplateBody.builder("t").field(date).build()),
                Refusal.of(
                        "fields needs at least one value",
                        () -> FormTemplateBody.builder("t").build()),
                Refusal.of(
                        "fields of a profile form template cannot be of the type score",
                        () -> FormTemplateBody.builder("t")
                                .field(FieldDefinition.of(FieldType.SCORE, "s"))
                                .build()),
                Refusal.of("options needs at least one value", () -> FieldDefinition.dropdown("d")),
                Refusal.of("options must not hold a blank", () -> FieldDefinition.multipleSelect("m", "a", "")),
                Refusal.of("scores needs at least one value", () -> FieldDefinition.scorecard("s")),
                Refusal.of("fields: the template has none; read it whole", () -> ProfileFormBody.builder(empty)));
    }

    private static Stream<Refusal> meetings() {
        return Stream.of(
                Refusal.of("panel must not be blank", () -> InterviewBody.builder("", ONE, 1)),
                Refusal.of("duration must be at least 1 minute, not 0", () -> InterviewBody.builder("p", ONE, 0)),
                Refusal.of(
                        "interviewers.id must not be blank", () -> interview().interviewer(" ")),
                Refusal.of(
                        "feedbackTemplate must not be blank", () -> interview().interviewer("u", "")),
                Refusal.of(
                        "feedbackTemplate must not be blank", () -> interview().feedbackTemplate(" ")),
                Refusal.of(
                        "interviewers needs at least one user",
                        () -> interview().build()),
                Refusal.of("duration must be at least 1 minute, not -5", () -> PanelInterviewBody.builder(ONE, -5)),
                Refusal.of(
                        "id must not be blank",
                        () -> PanelInterviewBody.builder(ONE, 1).id("")),
                Refusal.of(
                        "timezone must be a place such as Europe/Paris, not an offset",
                        () -> PanelBody.builder(ZoneOffset.UTC)),
                Refusal.of("applications needs at least one value", () -> panel().applications(List.of())),
                Refusal.of("applications must not hold a blank", () -> panel().applications(List.of(" "))),
                Refusal.of(
                        "interviews: none of the panel's has the id that was given",
                        () -> panel().withoutInterview("i")),
                Refusal.of("interviews needs at least one interview", () -> panel().build()));
    }

    private static InterviewBody.Builder interview() {
        return InterviewBody.builder("p", ONE, 1);
    }

    private static PanelBody.Builder panel() {
        return PanelBody.builder(ZoneId.of("Europe/Paris"));
    }
}
