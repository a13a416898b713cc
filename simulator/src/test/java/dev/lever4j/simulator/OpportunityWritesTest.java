package dev.lever4j.simulator;

import static dev.lever4j.simulator.Expect.data;
import static dev.lever4j.simulator.Expect.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Opportunities, their applications and contacts: create, read, list, change. */
class OpportunityWritesTest {
    private final HandClock clock = new HandClock();
    private final Simulator simulator =
            Simulator.builder().clock(clock).rate(1e6, 1000).start();
    private final Probe lever = Probe.apiKey(simulator);
    private final String user = lever.user();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aNewOneIsReadListedFilteredAndPaged() {
        JsonNode answer = created("{\"name\":\"Ada\",\"emails\":[\"Ada@Example.com\"],\"tags\":[\"t\"],"
                + "\"sources\":[\"s\"],\"links\":[\"https://example.com\"],\"opportunityLocation\":\"Bern\"}");
        JsonNode made = answer.get("data");
        assertThat(answer.get("deduped").booleanValue()).isFalse();
        assertThat(made.get("stage").stringValue()).isEqualTo("lead-new");
        assertThat(made.get("owner").stringValue()).isEqualTo(user);
        assertThat(made.get("followers").get(0).stringValue()).isEqualTo(user);
        assertThat(lever.data("/opportunities/" + id(made))).isEqualTo(made);
        assertThat(lever.all("/opportunities?limit=7")).hasSize(51).contains(made);
        for (String filter : List.of(
                "tag=t",
                "source=s",
                "email=ada@example.com",
                "location=Bern",
                "contact_id=" + made.get("contact").stringValue())) {
            assertThat(lever.all("/opportunities?" + filter)).containsExactly(made);
        }
        assertThat(lever.all("/opportunities?stage_id=lead-new")).contains(made);
        assertThat(lever.all("/opportunities/deleted")).doesNotContain(made);
        JsonNode contact = lever.data("/contacts/" + made.get("contact").stringValue());
        assertThat(contact.get("name").stringValue()).isEqualTo("Ada");
    }

    @Test
    void aKnownAddressMakesNoNewContactAndItsDataWin() {
        JsonNode first = created("{\"name\":\"Ada\",\"emails\":[\"ada@example.com\"]}");
        JsonNode second = created("{\"name\":\"Other\",\"emails\":[\" ADA@example.com\"]}");
        assertThat(first.get("deduped").booleanValue()).isFalse();
        assertThat(second.get("deduped").booleanValue()).isTrue();
        assertThat(second.get("data").get("contact"))
                .isEqualTo(first.get("data").get("contact"));
        assertThat(second.get("data").get("name").stringValue()).isEqualTo("Ada");
        assertThat(id(second.get("data"))).isNotEqualTo(id(first.get("data")));
    }

    @Test
    void generatedAddressesAreKnownToo() {
        JsonNode somebody = lever.all("/opportunities").stream()
                .filter(it -> !it.get("emails").isEmpty())
                .findFirst()
                .orElseThrow();
        for (JsonNode email : somebody.get("emails")) {
            JsonNode made = created("{\"emails\":[" + email + "]}");
            assertThat(made.get("deduped").booleanValue()).isTrue();
            assertThat(made.get("data").get("contact")).isEqualTo(somebody.get("contact"));
        }
        JsonNode byId = created("{\"contact\":" + somebody.get("contact") + "}");
        assertThat(byId.get("deduped").booleanValue()).isTrue();
    }

    @Test
    void aPostingMakesAnApplicationAndTags() {
        JsonNode posting = lever.data("/postings?limit=1").get(0);
        JsonNode made = created("{\"tags\":[\"mine\"],\"postings\":[" + posting.get("id") + "]}")
                .get("data");
        assertThat(made.get("tags").get(0).stringValue()).isEqualTo("mine");
        assertThat(made.get("tags").get(1)).isEqualTo(posting.get("text"));
        JsonNode application =
                lever.data("/opportunities/" + id(made) + "/applications").get(0);
        assertThat(application.get("posting")).isEqualTo(posting.get("id"));
        assertThat(application.get("type").stringValue()).isEqualTo("user");
        assertThat(application.get("id")).isEqualTo(made.get("applications").get(0));
        assertThat(lever.all("/opportunities?posting_id=" + id(posting))).contains(made);
    }

    @Test
    void aConfidentialPostingMakesAConfidentialOne() {
        String posting = id(lever.data("/postings?confidentiality=confidential").get(0));
        JsonNode made = created("{\"postings\":[\"" + posting + "\"]}").get("data");
        assertThat(made.get("confidentiality").stringValue()).isEqualTo("confidential");
        assertThat(lever.all("/opportunities")).doesNotContain(made);
        assertThat(lever.all("/opportunities?confidentiality=all")).contains(made);
    }

    @Test
    void formsCarryTheSameFields() {
        HttpResponse<String> answer = lever.form(
                "/opportunities?perform_as=" + user,
                "name=Ada",
                "emails[]=ada@example.com",
                "emails[]=a@example.org",
                "createdAt=1000",
                "archive[reason]=" + reason(),
                "archive[archivedAt]=2000",
                "files[]@a.txt=content");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode made = Probe.json(answer).get("data");
        assertThat(made.get("emails")).hasSize(2);
        assertThat(made.get("createdAt").longValue()).isEqualTo(1000);
        assertThat(made.get("archived").get("archivedAt").longValue()).isEqualTo(2000);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"postings\":[\"a\",\"b\"]} | postings must hold at most one id",
                "{\"postings\":[\"a\"]} | postings: a does not exist",
                "{\"stage\":\"a\"} | stage: a does not exist",
                "{\"owner\":\"a\"} | owner: a does not exist",
                "{\"followers\":[\"a\"]} | followers: a does not exist",
                "{\"contact\":\"a\"} | contact a does not exist",
                "{\"origin\":\"stork\"} | origin must be one of agency, applied, internal, referred, sourced, university",
                "{\"createdAt\":9999999999999} | createdAt must be in the past",
                "{\"phones\":[{}]} | Missing required parameter: phones[0].value",
                "{\"archived\":{\"reason\":\"a\"}} | archived.reason: a does not exist",
                "{\"resume\":\"a\"} | Unknown parameter: resume",
            })
    void whatLeverRefusesIsRefused(String body, String message) {
        HttpResponse<String> answer = lever.post("/opportunities?perform_as=" + user, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Probe.json(answer).get("message").stringValue()).isEqualTo(message);
        assertThat(lever.all("/opportunities")).hasSize(50);
    }

    @Test
    void somebodyMustPerformIt() {
        assertThat(lever.post("/opportunities", "{}").body()).contains("Missing required parameter: perform_as");
        assertThat(lever.post("/opportunities?perform_as=x", "{}").body()).contains("is not a user");
        assertThat(lever.post("/opportunities?perform_as_posting_owner=true&perform_as=" + user, "{}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aHireNamesItsRequisition() {
        JsonNode requisition = lever.all("/requisitions").get(0);
        String path = lever.all("/opportunities?archived=false&expand=applications").stream()
                .filter(it -> !it.get("applications").isEmpty())
                .map(it -> "/opportunities/" + id(it))
                .findFirst()
                .orElseThrow();
        String hired = "{\"reason\":\"" + reason() + "\",\"requisitionId\":\"";
        assertThat(lever.put(path + "/archived", hired + "x\"}").body()).contains("requisitionId x");
        data(200, lever.put(path + "/archived", hired + id(requisition) + "\"}"));
        JsonNode hire = lever.all(path + "/applications").get(0).get("requisitionForHire");
        assertThat(id(hire)).isEqualTo(id(requisition));
        assertThat(hire.get("requisitionCode")).isEqualTo(requisition.get("requisitionCode"));
        assertThat(hire.get("hiringManagerOnHire")).isEqualTo(requisition.get("hiringManager"));
        data(200, lever.put(path + "/archived", "{\"reason\":null}"));
        assertThat(lever.all(path + "/applications")
                        .get(0)
                        .get("requisitionForHire")
                        .isNull())
                .isTrue();
    }

    @Test
    void archivedAndUnarchivedAnswersLackThePerson() {
        String path = "/opportunities/" + id(created("{\"name\":\"Ada\"}").get("data"));
        JsonNode archived = data(200, lever.put(path + "/archived", "{\"reason\":\"" + reason() + "\"}"));
        assertThat(archived.get("name").stringValue()).isEmpty();
        assertThat(archived.get("archived").get("reason").stringValue()).isEqualTo(reason());
        assertThat(lever.data(path).get("name").stringValue()).isEqualTo("Ada");
        assertThat(lever.all("/opportunities?archived=true&archive_reason_id=" + reason()))
                .contains(lever.data(path));
        data(200, lever.put(path + "/archived", "{\"reason\":null}"));
        assertThat(lever.data(path).get("archived").isNull()).isTrue();
        assertThat(lever.put(path + "/archived", "{}").statusCode()).isEqualTo(400);
        assertThat(lever.put(path + "/archived", "{\"reason\":\"x\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void archivingCancelsComingInterviewsWhereAskedTo() {
        String path = "/opportunities/" + id(created("{}").get("data"));
        String slots = "";
        for (long date : List.of(clock.millis() - 1, clock.millis() + 1, clock.millis() + 2)) {
            slots += ",{\"interviewers\":[{\"id\":\"" + user + "\"}],\"duration\":30,\"date\":" + date + "}";
        }
        data(
                201,
                lever.post(
                        path + "/panels?perform_as=" + user,
                        "{\"timezone\":\"UTC\",\"interviews\":[" + slots.substring(1) + "]}"));
        String reason = "{\"reason\":\"" + reason() + "\"";
        data(200, lever.put(path + "/archived", reason + "}"));
        assertThat(lever.data(path + "/interviews")).hasSize(3);
        data(200, lever.put(path + "/archived", reason + ",\"cleanInterviews\":true}"));
        assertThat(lever.data(path + "/interviews")).hasSize(1);
    }

    @Test
    void tagsSourcesAndLinksComeAndGo() {
        String path = "/opportunities/" + id(created("{\"tags\":[\"a\"]}").get("data"));
        for (String field : List.of("Tags", "Sources", "Links")) {
            String name = field.toLowerCase(Locale.ROOT);
            clock.pass(Duration.ofSeconds(1));
            JsonNode more = data(200, lever.post(path + "/add" + field, "{\"" + name + "\":[\"x\",\"y\",\"x\"]}"));
            assertThat(more.get(name).toString()).endsWith("\"x\",\"y\"]");
            assertThat(more.get("updatedAt").longValue()).isEqualTo(clock.millis());
            JsonNode less = data(200, lever.post(path + "/remove" + field, "{\"" + name + "\":[\"x\"]}"));
            assertThat(less.get(name).toString()).endsWith("\"y\"]").doesNotContain("\"x\"");
            assertThat(lever.data(path)).isEqualTo(less);
        }
        JsonNode without = data(200, lever.post(path + "/removeTags", "{\"tags\":[\"a\"]}"));
        assertThat(without.get("tags").toString()).doesNotContain("\"a\"");
    }

    @Test
    void contactsChangeInPartAndForAllTheirOpportunities() {
        JsonNode made =
                created("{\"name\":\"Ada\",\"emails\":[\"ada@example.com\"]}").get("data");
        String contact = "/contacts/" + made.get("contact").stringValue();
        JsonNode answer = data(200, lever.put(contact, "{\"location\":\"Bern\",\"phones\":[{\"value\":\"1\"}]}"));
        assertThat(answer.get("location").get("name").stringValue()).isEqualTo("Bern");
        assertThat(answer.get("name").stringValue()).isEqualTo("Ada");
        assertThat(answer.has("isAnonymized")).isFalse();
        assertThat(lever.data(contact).has("isAnonymized")).isTrue();
        JsonNode after = lever.data("/opportunities/" + id(made));
        assertThat(after.get("location").stringValue()).isEqualTo("Bern");
        assertThat(after.get("phones").get(0).get("type").isNull()).isTrue();
        data(200, lever.put(contact, "{\"emails\":[\"new@example.com\"]}"));
        assertThat(created("{\"emails\":[\"ada@example.com\"]}").get("deduped").booleanValue())
                .isFalse();
        assertThat(created("{\"emails\":[\"new@example.com\"]}").get("deduped").booleanValue())
                .isTrue();
        assertThat(lever.put("/contacts/x", "{}").statusCode()).isEqualTo(404);
        assertThat(lever.put(contact, "{\"location\":{\"name\":\"x\"}}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void deletedApplicationsAreAskedForInWindows() {
        long at = lever.all("/opportunities/deleted").stream()
                .filter(it -> !it.get("applications").isEmpty())
                .findFirst()
                .orElseThrow()
                .get("deletedAt")
                .longValue();
        String path = "/applications/deleted?deleted_at_start=" + at + "&deleted_at_end=";
        assertThat(lever.data(path + (at + 1))).hasSize(1);
        assertThat(lever.data(path + at)).isEmpty();
        assertThat(lever.get(path + (at + Duration.ofDays(31).toMillis())).statusCode())
                .isEqualTo(400);
        assertThat(lever.get("/applications/deleted").body()).contains("Missing required parameter: deleted_at_start");
    }

    private JsonNode created(String body) {
        HttpResponse<String> answer = lever.post("/opportunities?perform_as=" + user, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Probe.json(answer);
    }

    private String reason() {
        return id(lever.data("/archive_reasons?type=non-hired").get(0));
    }
}
