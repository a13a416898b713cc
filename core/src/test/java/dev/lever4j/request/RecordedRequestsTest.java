package dev.lever4j.request;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.model.Headcount;
import dev.lever4j.model.Origin;
import dev.lever4j.model.Phone;
import dev.lever4j.model.WebhookEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every body that was recorded, or that Lever prints, is what the builders make. */
class RecordedRequestsTest {
    private static final String USER = "c4bc6266-375b-4d45-9b3b-ad527ba5f3ef";

    private static final Map<String, RequestBody> BODIES = Map.ofEntries(
            entry(
                    "contacts-request-1",
                    ContactBody.builder()
                            .name("Nango Seed Candidate 1")
                            .emails(List.of("nango-seed-candidate-1@example.com"))
                            .phones(List.of(new Phone("mobile", "5555550100", Map.of("x", 1))))
                            .build()),
            entry(
                    "feedback-request-2",
                    FeedbackBody.builder("1c0d54d3-1aeb-4989-b616-d0a6025444e8").build()),
            entry(
                    "feedback_templates-request-1",
                    FeedbackTemplateBody.builder("Nango Dryrun Feedback Template 3")
                            .field(FieldDefinition.multipleSelect(
                                            "Which languages are you comfortable with?", "javascript", "node")
                                    .description("Select one or more.")
                                    .required(false))
                            .field(FieldDefinition.scoreSystem("Rating").required(true))
                            .build()),
            entry(
                    "notes-request-1",
                    NoteBody.builder("Test note created by Nango action dryrun").build()),
            entry(
                    "opportunities-request-1",
                    OpportunityBody.builder()
                            .name("Nango Test Candidate")
                            .headline("Test Headline")
                            .phone("mobile", "(555) 123-4567")
                            .emails(List.of("test@nango.dev"))
                            .tags(List.of("Test"))
                            .sources(List.of("LinkedIn"))
                            .origin(Origin.SOURCED)
                            .posting("75ff237f-c221-4c26-8b23-faf395f5ea1c")
                            .build()),
            entry("opportunities-stage-request-1", OpportunityChange.stage("lead-reached-out")),
            entry(
                    "opportunities-addLinks-request-1",
                    OpportunityChange.links(List.of("https://example.com/seed-link"))),
            entry("opportunities-addTags-request-1", OpportunityChange.tags(List.of("nango-test-tag"))),
            entry("opportunities-addSources-request-1", OpportunityChange.sources(List.of("Nango Test Source"))),
            entry(
                    "opportunities-archived-request-1",
                    ArchiveBody.builder("c97322d4-a7f3-4008-948c-4f8e9c58d372")
                            .cleanInterviews(false)
                            .build()),
            entry(
                    "panels-request-1",
                    PanelBody.builder(ZoneId.of("America/Los_Angeles"))
                            .interview(PanelInterviewBody.builder(Instant.ofEpochMilli(1783260000000L), 60)
                                    .subject("Technical Interview")
                                    .note("Panel created via Nango dryrun")
                                    .interviewer(USER)
                                    .build())
                            .build()),
            entry(
                    "postings-request-1",
                    PostingChanges.builder()
                            .text("Nango Seed Posting 1 - Updated")
                            .build()),
            entry(
                    "requisitions-request-1",
                    RequisitionBody.builder(
                                    "NANGO-FINAL-SAVE-20260702-001", "Nango Final Requisition Save", Headcount.of(1))
                            .employmentStatus("full-time")
                            .location("Remote")
                            .team("Engineering")
                            .build()),
            entry(
                    "users-request-1",
                    UserBody.builder("Nango Test User", "nango-create-user-test-1782974020828321625@nango.dev")
                            .build()),
            entry(
                    "webhooks-request-1",
                    WebhookBody.builder(
                                    "https://example.com/webhooks/test-create-nango-2", WebhookEvent.CANDIDATE_HIRED)
                            .build()));

    /** More or less than a whole body of ours. */
    private static final List<String> IN_PART =
            List.of("feedback-request-1", "interviews-request-1", "posting-apply-request-1");

    @ParameterizedTest
    @MethodSource("names")
    void isSentAsItWasRecorded(String name) {
        assertThat(Sent.tree(Objects.requireNonNull(BODIES.get(name)))).isEqualTo(Sent.recorded(name));
    }

    static Stream<String> names() {
        return BODIES.keySet().stream().sorted();
    }

    @Test
    void answersOfFeedbackAreSentAsDocumented() {
        JsonNode sent = Sent.tree(FeedbackBody.builder("t")
                .fieldValues(
                        FieldValue.text("6ee25ace-dae2-4aa1-a1d2-9687464a691f", "4 - Strong Hire"),
                        FieldValue.text(
                                "142225b2-d8b7-4f70-b336-4ca38ba5837c", "Had a great conversation with Kathryn..."),
                        FieldValue.text("730461c8-b89d-41ae-923e-317bc975514c", "Has 10 years of experience..."),
                        FieldValue.text("d07bee5a-c9fb-4714-9b20-cb573ddf6e79", "Execution"),
                        FieldValue.text(
                                "9806aa8d-b5fa-4512-b304-0ce46b33a46a", "Bring candidate in for additional interviews"),
                        FieldValue.texts(
                                "2dc1f0a1-53ae-411a-b7e0-4fb188249967",
                                "Can you email us two or three references...",
                                "What project are you most proud of?"))
                .build());
        assertThat(sent.get("fieldValues")).isEqualTo(Sent.recorded("feedback-request-1"));
    }

    /** The recording names no panel, which Lever documents as required. */
    @Test
    void anInterviewIsSentAsRecordedAndWithItsPanel() {
        ObjectNode sent = (ObjectNode) Sent.tree(InterviewBody.builder("p", Instant.ofEpochMilli(1783496400000L), 45)
                .subject("Updated Nango Interview")
                .note("Updated note")
                .interviewer(USER)
                .build());
        assertThat(sent.remove("panel").stringValue()).isEqualTo("p");
        assertThat(sent).isEqualTo(Sent.recorded("interviews-request-1"));
    }

    /** The recording names the posting in the body too, where Lever documents nothing such. */
    @Test
    void anApplicationIsSentAsRecordedButForThePostingThatThePathNames() {
        ObjectNode recorded = (ObjectNode) Sent.recorded("posting-apply-request-1");
        recorded.remove("postId");
        assertThat(Sent.tree(
                        ApplyBody.builder("Test Apply", "test-apply@nango.dev").build()))
                .isEqualTo(recorded);
    }

    @Test
    void noRecordingIsOverlooked() throws Exception {
        assertThat(files())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(BODIES.keySet().stream(), IN_PART.stream())
                        .toList());
    }

    private static List<String> files() throws Exception {
        Path folder = Path.of(Objects.requireNonNull(Sent.class.getResource("/fixtures/requests"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()).replace(".json", ""))
                    .toList();
        }
    }
}
