package dev.lever4j.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lever4j.json.LeverJson;
import dev.lever4j.model.FeedbackReminder;
import dev.lever4j.model.Interview;
import dev.lever4j.model.Panel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterviewBodyTest {
    private static final Instant DATE = Instant.ofEpochMilli(1783496400000L);
    private static final ZoneId PLACE = ZoneId.of("America/Los_Angeles");

    @Test
    void everyDocumentedFieldOfAnInterview() {
        InterviewBody body = InterviewBody.builder("p", DATE, 45)
                .subject("s")
                .note("n")
                .location("l")
                .feedbackTemplate("t")
                .feedbackReminder(FeedbackReminder.ONCE)
                .interviewer("u")
                .interviewer("v", "w")
                .build();
        assertThat(Sent.text(body))
                .isEqualTo("{\"panel\":\"p\",\"date\":1783496400000,\"duration\":45,\"subject\":\"s\",\"note\":\"n\","
                        + "\"location\":\"l\",\"feedbackTemplate\":\"t\",\"feedbackReminder\":\"once\","
                        + "\"interviewers\":[{\"id\":\"u\"},{\"id\":\"v\",\"feedbackTemplate\":\"w\"}]}");
        assertThat(body.toString()).doesNotContain("\"s\"").contains("subject");
    }

    @Test
    void anInterviewStartsWithEverythingOfItThatCanBeWritten() {
        Interview read = LeverJson.decode("""
                {"id":"i","panel":"p","subject":"s","note":"n","interviewers":[{"id":"u","name":"Canary","email":"c@x",
                "feedbackTemplate":"t","responseStatus":"needsAction"},{"id":"v"}],"timezone":"UTC","createdAt":1,
                "date":1783496400000,"duration":30,"location":null,"feedbackTemplate":"t","feedbackForms":["f"],
                "feedbackReminder":"daily","user":"w","stage":"lead-new","canceledAt":null,"postings":["q"]}""".getBytes(StandardCharsets.UTF_8), Interview.class);
        assertThat(Sent.text(InterviewBody.from(read).build()))
                .isEqualTo("{\"panel\":\"p\",\"date\":1783496400000,\"duration\":30,\"subject\":\"s\",\"note\":\"n\","
                        + "\"feedbackTemplate\":\"t\",\"feedbackReminder\":\"daily\","
                        + "\"interviewers\":[{\"id\":\"u\",\"feedbackTemplate\":\"t\"},{\"id\":\"v\"}]}");
        assertThat(Sent.text(InterviewBody.from(read)
                        .note(null)
                        .duration(60)
                        .withoutInterviewer("u")
                        .build()))
                .doesNotContain("note", "\"u\"")
                .contains("\"duration\":60", "{\"id\":\"v\"}");
    }

    @Test
    void whatLeverWouldRefuseIsRefusedByTheNameOfItsField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterviewBody.builder(" ", DATE, 1))
                .withMessageContaining("panel");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterviewBody.builder("p", DATE, 0))
                .withMessageContaining("duration");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterviewBody.builder("p", DATE, 1).interviewer(""))
                .withMessageContaining("id");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterviewBody.builder("p", DATE, 1).build())
                .withMessageContaining("interviewers");
        Interview bare = LeverJson.decode("{\"id\":\"i\"}".getBytes(StandardCharsets.UTF_8), Interview.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        InterviewBody.from(bare).panel("p").interviewer("u").build())
                .withMessage("date is required");
    }

    @Test
    void everyOtherDocumentedFieldOfAPanel() {
        PanelBody body = PanelBody.builder(PLACE)
                .applications(List.of("a"))
                .feedbackReminder(FeedbackReminder.NONE)
                .note("n")
                .externalUrl("www.example.com")
                .interview(interview().build())
                .build();
        assertThat(Sent.text(body))
                .isEqualTo(
                        "{\"timezone\":\"America/Los_Angeles\",\"applications\":[\"a\"],\"feedbackReminder\":\"none\","
                                + "\"note\":\"n\",\"externalUrl\":\"www.example.com\",\"interviews\":[{\"date\":1783496400000,"
                                + "\"duration\":30,\"interviewers\":[{\"id\":\"u\"}]}]}");
    }

    @Test
    void aPanelStartsWithEverythingOfItThatCanBeWritten() {
        PanelBody.Builder builder = PanelBody.from(panel());
        assertThat(Sent.text(builder.build()))
                .isEqualTo(
                        "{\"timezone\":\"Nowhere/Odd\",\"applications\":[\"a\"],\"note\":\"n\",\"externalUrl\":\"e\","
                                + "\"feedbackReminder\":\"daily\",\"interviews\":["
                                + "{\"id\":\"i\",\"date\":1,\"duration\":30,\"subject\":\"s\",\"note\":\"m\",\"location\":\"l\","
                                + "\"feedbackTemplate\":\"t\",\"feedbackReminder\":\"once\","
                                + "\"interviewers\":[{\"id\":\"u\",\"feedbackTemplate\":\"t\"}]},"
                                + "{\"id\":\"j\",\"date\":2,\"duration\":15,\"interviewers\":[{\"id\":\"v\"}]}]}");
    }

    @Test
    void interviewsOfAPanelAreAddedChangedAndTakenAway() {
        PanelBody body = PanelBody.from(panel())
                .changeInterview("i", one -> one.location(null).interviewer("w"))
                .withoutInterview("j")
                .interview(interview().build())
                .build();
        assertThat(Sent.tree(body).get("interviews").toString())
                .isEqualTo("[{\"id\":\"i\",\"date\":1,\"duration\":30,\"subject\":\"s\",\"note\":\"m\","
                        + "\"feedbackTemplate\":\"t\",\"feedbackReminder\":\"once\","
                        + "\"interviewers\":[{\"id\":\"u\",\"feedbackTemplate\":\"t\"},{\"id\":\"w\"}]},"
                        + "{\"date\":1783496400000,\"duration\":30,\"interviewers\":[{\"id\":\"u\"}]}]");
        assertThat(Sent.tree(PanelBody.from(panel())
                                .interview(interview().id("j").build())
                                .build())
                        .get("interviews"))
                .hasSize(2);
    }

    @Test
    void aPanelThatLeverWouldRefuseIsRefusedByTheNameOfItsField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PanelBody.builder(PLACE).build())
                .withMessageContaining("interviews");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PanelBody.builder(ZoneOffset.UTC))
                .withMessageContaining("timezone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PanelBody.builder(PLACE).applications(List.of()))
                .withMessageContaining("applications");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PanelInterviewBody.builder(DATE, 1).build())
                .withMessageContaining("interviewers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PanelBody.from(panel()).withoutInterview("canary"))
                .withMessageContaining("interviews")
                .withMessageNotContaining("canary");
    }

    /** Without the id, Lever would take an interviewer away, and delete an interview to make it anew. */
    @Test
    void whatWouldBeLostForWantOfAnIdIsRefused() {
        Interview nobody = LeverJson.decode("""
                {"id":"i","panel":"p","date":1,"duration":30,"interviewers":[{"id":"u"},{"name":"n"}]}""".getBytes(StandardCharsets.UTF_8), Interview.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterviewBody.from(nobody))
                .withMessage("interviewers: one has no id, and would be lost");
        Panel nameless = LeverJson.decode("""
                {"id":"p","timezone":"UTC","interviews":[{"date":1,"duration":30,"interviewers":[{"id":"u"}]}]}""".getBytes(StandardCharsets.UTF_8), Panel.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PanelBody.from(nameless))
                .withMessage("interviews: one has no id, and would be deleted");
    }

    private static PanelInterviewBody.Builder interview() {
        return PanelInterviewBody.builder(DATE, 30).interviewer("u");
    }

    private static Panel panel() {
        return LeverJson.decode("""
                {"id":"p","applications":["a"],"createdAt":1,"start":1,"end":2,"timezone":"Nowhere/Odd","user":"u",
                "feedbackReminder":"daily","stage":"s","note":"n","externallyManaged":true,"externalUrl":"e",
                "interviews":[{"id":"i","subject":"s","note":"m","interviewers":[{"id":"u","name":"n","email":"e",
                "feedbackTemplate":"t"}],"date":1,"duration":30,"location":"l","feedbackTemplate":"t",
                "feedbackReminder":"once"},{"id":"j","interviewers":[{"id":"v"}],"date":2,"duration":15}]}""".getBytes(StandardCharsets.UTF_8), Panel.class);
    }

    @Test
    void anEmptyIdThatWasReadIsNone() {
        Interview read = LeverJson.decode("""
                {"id":"i","panel":"p","date":1,"duration":15,"feedbackTemplate":"",
                "interviewers":[{"id":"u","feedbackTemplate":""}]}""".getBytes(StandardCharsets.UTF_8), Interview.class);
        assertThat(Sent.text(InterviewBody.from(read).build()))
                .isEqualTo("{\"panel\":\"p\",\"date\":1,\"duration\":15,\"interviewers\":[{\"id\":\"u\"}]}");
    }
}
