package dev.lever4j.client.simulated;

import static dev.lever4j.request.PerformAs.performAs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lever4j.client.LeverClient;
import dev.lever4j.client.OpportunityById;
import dev.lever4j.client.RawCall;
import dev.lever4j.model.Headcount;
import dev.lever4j.model.Panel;
import dev.lever4j.model.RequisitionFieldType;
import dev.lever4j.model.ScorecardSkill;
import dev.lever4j.model.User;
import dev.lever4j.request.FeedbackTemplateBody;
import dev.lever4j.request.FieldDefinition;
import dev.lever4j.request.FormTemplateBody;
import dev.lever4j.request.InterviewBody;
import dev.lever4j.request.NoteBody;
import dev.lever4j.request.PanelBody;
import dev.lever4j.request.PanelInterviewBody;
import dev.lever4j.request.PerformAs;
import dev.lever4j.request.RequisitionBody;
import dev.lever4j.request.RequisitionFieldBody;
import dev.lever4j.request.UserBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

/** PUT replaces: a change of one field leaves every other one as the server had it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangeKeepsTheRestTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant DATE = Instant.ofEpochMilli(1783260000000L);

    private final SimulatedAccount account = SimulatedAccount.connected();
    private final LeverClient lever = account.client;
    private final List<User> users = got(lever.users().list().items().take(2).collectList());
    private final PerformAs who = performAs(users.get(0).id());
    private final OpportunityById opportunity =
            lever.opportunity(got(lever.opportunities().list().items().next()).id());
    private final String owner = got(opportunity.get()).id();

    @AfterAll
    void close() {
        account.close();
    }

    @Test
    void ofAUser() {
        String id = got(lever.users()
                        .create(UserBody.builder("Ann", "ann@new.example.com")
                                .jobTitle("j")
                                .externalDirectoryId("7")
                                .manager(users.get(0).id())
                                .build()))
                .id();
        got(lever.users().change(id, of -> of.photo("https://example.com/p.png").linkedContacts(List.of("c"))));
        RawCall read = lever.raw().get("/users/{user}", id);
        onlyChanges(read, lever.users().change(id, of -> of.name("Anna")), "name");
        for (User user : got(lever.users().list().items().take(20).collectList())) {
            RawCall other = lever.raw().get("/users/{user}", user.id());
            onlyChanges(other, lever.users().change(user.id(), of -> of.jobTitle("changed")), "jobTitle");
        }
    }

    @Test
    void ofAPanelAndAnInterview() {
        Panel panel = got(opportunity.panels().create(panel(), who));
        String interview = Objects.requireNonNull(panel.interviews().get(0).id());
        RawCall readPanel = lever.raw().get("/opportunities/{opportunity}/panels/{panel}", owner, panel.id());
        RawCall readInterview =
                lever.raw().get("/opportunities/{opportunity}/interviews/{interview}", owner, interview);
        onlyChanges(readPanel, opportunity.panels().change(panel.id(), of -> of.note("changed"), who), "note");
        onlyChanges(
                readInterview, opportunity.interviews().change(interview, of -> of.subject("changed"), who), "subject");
        String alone = got(opportunity
                        .interviews()
                        .create(
                                InterviewBody.builder(panel.id(), DATE.plusSeconds(7200), 30)
                                        .interviewer(users.get(1).id())
                                        .build(),
                                who))
                .id();
        onlyChanges(
                lever.raw().get("/opportunities/{opportunity}/interviews/{interview}", owner, alone),
                opportunity.interviews().change(alone, of -> of.location("Room 2"), who),
                "location");
    }

    private PanelBody panel() {
        return PanelBody.builder(ZoneId.of("Europe/Paris"))
                .note("n")
                .externalUrl("https://example.com/e")
                .interview(PanelInterviewBody.builder(DATE, 60)
                        .subject("s")
                        .note("m")
                        .location("l")
                        .interviewer(users.get(0).id())
                        .interviewer(users.get(1).id())
                        .build())
                .build();
    }

    @Test
    void ofARequisitionAndItsField() {
        got(lever.requisitionFields()
                .create(RequisitionFieldBody.builder("site_kind", "Site", RequisitionFieldType.DROPDOWN)
                        .option("a")
                        .option("b")
                        .build()));
        String id = got(lever.requisitions()
                        .create(RequisitionBody.builder("KEEP-1", "Engineer", Headcount.of(3))
                                .backfill(true)
                                .employmentStatus("full-time")
                                .hiringManager(users.get(0).id())
                                .owner(users.get(1).id())
                                .internalNotes("i")
                                .location("l")
                                .department("d")
                                .team("t")
                                .customField("site_kind", "a")
                                .build()))
                .id();
        onlyChanges(
                lever.raw().get("/requisitions/{requisition}", id),
                lever.requisitions().change(id, of -> of.name("Senior engineer")),
                "name");
        onlyChanges(
                lever.raw().get("/requisition_fields/{field}", "site_kind"),
                lever.requisitionFields().change("site_kind", of -> of.text("changed")),
                "text");
    }

    @Test
    void ofANote() {
        String id = got(opportunity
                        .notes()
                        .create(
                                NoteBody.builder("first")
                                        .secret(true)
                                        .score(3)
                                        .createdAt(Instant.ofEpochMilli(1_000_000))
                                        .build(),
                                who))
                .id();
        got(opportunity.notes().comment(id, NoteBody.builder("second").build()));
        onlyChanges(
                lever.raw().get("/opportunities/{opportunity}/notes/{note}", owner, id),
                opportunity.notes().change(id, of -> of.secret(false)),
                "secret");
    }

    /** Fields get new ids, as has been seen live. */
    @Test
    void ofTemplates() {
        String feedback = got(lever.feedbackTemplates()
                        .create(FeedbackTemplateBody.builder("Call")
                                .instructions("i")
                                .field(FieldDefinition.scoreSystem("Rating").required(true))
                                .field(FieldDefinition.scorecard("Skills", ScorecardSkill.of("Kindness", "To whom?")))
                                .field(FieldDefinition.code("Answer", "java").description("d"))
                                .field(FieldDefinition.dropdown("Next", "Call", "Wait")
                                        .prompt("p"))
                                .build()))
                .id();
        onlyChanges(
                lever.raw().get("/feedback_templates/{template}", feedback),
                lever.feedbackTemplates().change(feedback, of -> of.text("Talk")),
                "text");
        String form = got(lever.formTemplates()
                        .create(FormTemplateBody.builder("Visa")
                                .instructions("i")
                                .secretByDefault(true)
                                .field(FieldDefinition.multipleSelect("Languages", "C", "Java"))
                                .field(FieldDefinition.date("When").required(true))
                                .build()))
                .id();
        onlyChanges(
                lever.raw().get("/form_templates/{template}", form),
                lever.formTemplates().change(form, of -> of.text("Move")),
                "text");
    }

    /** What Lever deprecates is still in reach, below the same pipeline. */
    @Test
    void candidatesAreStillServed() {
        assertThat(read(lever.raw().get("/candidates/{candidate}", owner)))
                .isEqualTo(read(lever.raw().get("/opportunities/{opportunity}", owner)));
        assertThat(got(lever.raw()
                        .get("/candidates/{candidate}/notes", owner)
                        .paged()
                        .items()
                        .count()))
                .isEqualTo(got(opportunity.notes().list().items().count()));
        got(lever.raw()
                .post("/candidates/{candidate}/addTags", owner)
                .body("{\"tags\":[\"by the old path\"]}".getBytes(StandardCharsets.UTF_8))
                .exchange());
        assertThat(got(opportunity.get()).tags()).contains("by the old path");
    }

    private static void onlyChanges(RawCall read, Mono<?> change, String field) {
        Map<String, @Nullable Object> before = read(read);
        got(change);
        Map<String, @Nullable Object> after = read(read);
        assertThat(after.get(field)).isNotEqualTo(before.get(field));
        before.remove(field);
        after.remove(field);
        assertThat(after).isEqualTo(before);
    }

    /** Without the time of the change and ids that are made anew. */
    @SuppressWarnings("unchecked") // JSON objects, as they were read
    private static Map<String, @Nullable Object> read(RawCall call) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>((Map<String, @Nullable Object>)
                Objects.requireNonNull(got(call.exchange()).json().get("data")));
        data.remove("updatedAt");
        if (data.get("fields") instanceof List<?> fields) {
            fields.forEach(field -> ((Map<String, ?>) field).remove("id"));
        }
        return data;
    }

    private static <T> T got(Mono<T> call) {
        return call.blockOptional(SOON).orElseThrow();
    }
}
