package dev.lever4j.simulator;

import static dev.lever4j.simulator.Expect.data;
import static dev.lever4j.simulator.Expect.deleted;
import static dev.lever4j.simulator.Expect.id;
import static dev.lever4j.simulator.Expect.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Notes, feedback, profile forms, referrals and the templates. */
class FormsTest {
    private static final Simulator simulator =
            Simulator.builder().rate(1e6, 1000).start();
    private static final Probe lever = Probe.apiKey(simulator);
    private static final String AS = "?perform_as=" + lever.user();
    private static final List<JsonNode> opportunities = lever.all("/opportunities");
    private static final String ONE =
            "/opportunities/" + opportunities.get(0).get("id").stringValue();

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"notes", "feedback", "forms", "referrals"})
    void partOfTheOpportunitiesHaveSomeThatAreReadById(String resource) {
        int found = 0;
        for (JsonNode opportunity : opportunities) {
            String path = "/opportunities/" + id(opportunity) + "/" + resource;
            for (JsonNode record : lever.all(path + "?limit=1")) {
                assertThat(lever.data(path + "/" + id(record))).isEqualTo(record);
                JsonNode open = lever.data(path + "/" + id(record) + "?expand=user");
                assertThat(open.get("user").get("id")).isEqualTo(record.get("user"));
                found++;
            }
        }
        assertThat(found).isBetween(5, 90);
        assertThat(lever.get(ONE + "/" + resource + "/x").statusCode()).isEqualTo(404);
    }

    @Test
    void aNoteIsWrittenAnsweredReplacedAndDeleted() {
        JsonNode made = data(201, lever.post(ONE + "/notes" + AS, "{\"value\":\"first\",\"score\":3}"));
        assertThat(made.get("noteId")).isEqualTo(made.get("id"));
        String path = ONE + "/notes/" + id(made);
        assertThat(lever.data(path).has("noteId")).isFalse();
        data(201, lever.post(ONE + "/notes?note_id=" + id(made), "{\"value\":\"second\"}"));
        assertThat(lever.data(path).get("fields")).hasSize(2);
        assertThat(lever.data(path).get("fields").get(1).get("user").isNull()).isTrue();
        JsonNode replaced = data(200, lever.put(path, "{\"values\":[{\"value\":\"third\"}],\"secret\":true}"));
        assertThat(replaced.propertyNames()).containsExactly("noteId");
        assertThat(lever.data(path).get("fields").get(0).get("value").stringValue())
                .isEqualTo("third");
        assertThat(lever.data(path).get("secret").booleanValue()).isTrue();
        deleted(lever.delete(path));
        assertThat(lever.get(path).statusCode()).isEqualTo(404);
        assertThat(lever.all(ONE + "/notes")).noneMatch(note -> id(note).equals(id(made)));
    }

    @Test
    void notesOfTheAppCannotBeChanged() {
        String owner = opportunities.stream()
                .map(it -> "/opportunities/" + id(it) + "/notes")
                .filter(path -> !lever.all(path).isEmpty())
                .findFirst()
                .orElseThrow();
        String path = owner + "/" + id(lever.data(owner).get(0));
        assertThat(lever.delete(path).statusCode()).isEqualTo(403);
        assertThat(lever.put(path, "{\"values\":[{\"value\":\"x\"}]}").statusCode())
                .isEqualTo(403);
        data(201, lever.post(owner + "?note_id=" + id(lever.data(owner).get(0)), "{\"value\":\"reply\"}"));
        assertThat(lever.delete(path).statusCode()).isEqualTo(403);
    }

    @Test
    void oddNotesAreRefused() {
        refused(400, lever.post(ONE + "/notes", "{\"value\":\"x\",\"score\":5}"), "score must be between 1 and 4");
        refused(400, lever.post(ONE + "/notes", "{\"value\":\"x\",\"createdAt\":9999999999999}"), "createdAt");
        assertThat(lever.post(ONE + "/notes?note_id=x", "{\"value\":\"x\"}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void feedbackIsMadeFilledAndStillThereWhenDeleted() {
        JsonNode template = lever.data("/feedback_templates").get(0);
        String score = id(template.get("fields").get(0));
        JsonNode made =
                data(201, lever.post(ONE + "/feedback" + AS, "{\"baseTemplateId\":" + template.get("id") + "}"));
        assertThat(made.get("fields").get(0).get("value").isNull()).isTrue();
        String path = ONE + "/feedback/" + id(made);
        JsonNode internal = data(
                200, lever.put(path + AS, "{\"fieldValues\":[{\"id\":\"" + score + "\",\"value\":\"3 - Hire\"}]}"));
        assertThat(internal.has("user")).isFalse();
        assertThat(internal.get("fields").get(0).get("type").stringValue()).isEqualTo("score");
        JsonNode after = lever.data(path);
        assertThat(after.get("fields").get(0).get("value").stringValue()).isEqualTo("3 - Hire");
        assertThat(after.get("fields").get(0).get("type").stringValue()).isEqualTo("score-system");
        assertThat(after.get("updatedAt").isNull()).isFalse();
        deleted(lever.delete(path + AS));
        assertThat(lever.data(path).get("deletedAt").isNumber()).isTrue();
        assertThat(lever.all(ONE + "/feedback")).noneMatch(form -> id(form).equals(id(made)));
        assertThat(lever.delete(path + AS).statusCode()).isEqualTo(404);
    }

    @Test
    void feedbackOnAnInterviewNamesItsPanelToo() {
        String owner = opportunities.stream()
                .map(it -> "/opportunities/" + id(it))
                .filter(path -> !lever.data(path + "/interviews").isEmpty())
                .findFirst()
                .orElseThrow();
        JsonNode interview = lever.data(owner + "/interviews").get(0);
        String body = "{\"baseTemplateId\":"
                + lever.data("/feedback_templates").get(0).get("id") + ",\"panel\":" + interview.get("panel")
                + ",\"interview\":";
        JsonNode made = data(201, lever.post(owner + "/feedback" + AS, body + interview.get("id") + "}"));
        assertThat(made.get("interview")).isEqualTo(interview.get("id"));
        assertThat(made.get("panel")).isEqualTo(interview.get("panel"));
        refused(400, lever.post(owner + "/feedback" + AS, body + "\"x\"}"), "interview x is not in the panel");
    }

    @Test
    void oddFeedbackIsRefused() {
        String template = id(lever.data("/feedback_templates").get(0));
        String base = "{\"baseTemplateId\":\"" + template + "\",";
        refused(400, lever.post(ONE + "/feedback", base + "\"x\":1}"), "Unknown parameter: x");
        refused(400, lever.post(ONE + "/feedback", "{\"baseTemplateId\":\"" + template + "\"}"), "perform_as");
        refused(400, lever.post(ONE + "/feedback" + AS, "{}"), "Missing required parameter: baseTemplateId");
        refused(
                400,
                lever.post(ONE + "/feedback" + AS, "{\"baseTemplateId\":\"x\"}"),
                "baseTemplateId x does not exist");
        refused(400, lever.post(ONE + "/feedback" + AS, base + "\"panel\":\"x\"}"), "must be given together");
        refused(400, lever.post(ONE + "/feedback" + AS, base + "\"panel\":\"x\",\"interview\":\"y\"}"), "interview y");
        refused(400, lever.post(ONE + "/feedback" + AS, base + "\"fieldValues\":[{\"id\":\"x\"}]}"), "fieldValues: x");
        String score = id(lever.data("/feedback_templates").get(0).get("fields").get(0));
        for (String value : List.of("3", "\"3\"")) {
            String answer = "\"fieldValues\":[{\"id\":\"" + score + "\",\"value\":" + value + "}]}";
            refused(400, lever.post(ONE + "/feedback" + AS, base + answer), "does not suit");
        }
    }

    @Test
    void feedbackTemplatesAreListedByTextAndGetNewFieldIdsWhenReplaced() {
        String body = "{\"text\":\"B side\",\"fields\":[{\"type\":\"score-system\",\"text\":\"Rating\"},"
                + "{\"type\":\"dropdown\",\"text\":\"Next\",\"options\":[{\"text\":\"a\"}]}]}";
        JsonNode made = data(201, lever.post("/feedback_templates", body));
        assertThat(made.get("fields").get(0).get("options")).hasSize(4);
        assertThat(lever.all("/feedback_templates?limit=2"))
                .extracting(template -> template.get("text").stringValue())
                .startsWith("B side")
                .isSorted();
        String path = "/feedback_templates/" + id(made);
        JsonNode replaced = data(200, lever.put(path, body.replace("B side", "C side")));
        assertThat(replaced.get("text").stringValue()).isEqualTo("C side");
        assertThat(replaced.get("createdAt")).isEqualTo(made.get("createdAt"));
        assertThat(replaced.get("fields").get(0).get("id"))
                .isNotEqualTo(made.get("fields").get(0).get("id"));
        deleted(lever.delete(path));
        assertThat(lever.get(path).statusCode()).isEqualTo(404);
        String foreign =
                "/feedback_templates/" + id(lever.data("/feedback_templates").get(0));
        assertThat(lever.delete(foreign).statusCode()).isEqualTo(403);
        assertThat(lever.put(foreign, body).statusCode()).isEqualTo(403);
    }

    @Test
    void oddTemplatesAreRefused() {
        refused(400, template("/form_templates", ""), "fields must not be empty");
        refused(400, template("/feedback_templates", "{\"type\":\"text\"}"), "exactly one score-system");
        refused(
                400,
                template("/feedback_templates", "{\"type\":\"score-system\"},{\"type\":\"currency\"}"),
                "fields[1].type currency is not a type of field");
        refused(400, template("/form_templates", "{\"type\":\"dropdown\"}"), "fields[0].options");
        refused(400, lever.post("/form_templates", "{\"text\":\"x\",\"group\":\"g\",\"fields\":[]}"), "group g");
    }

    @Test
    void aFormTemplateAndItsFormsAreMade() {
        JsonNode template = data(
                201,
                lever.post(
                        "/form_templates",
                        "{\"text\":\"Laptop\",\"fields\":[{\"type\":\"yes-no\"},{\"type\":\"date\"}]}"));
        String path = "/form_templates/" + id(template);
        assertThat(lever.data(path)).isEqualTo(template);
        assertThat(lever.all("/form_templates")).contains(template);
        assertThat(lever.data("/form_templates?include=text&include=group")
                        .get(0)
                        .propertyNames())
                .containsExactlyInAnyOrder("id", "text", "group");
        String first = id(template.get("fields").get(0));
        String second = id(template.get("fields").get(1));
        String start = "{\"baseTemplateId\":\"" + id(template) + "\",\"fields\":[{\"id\":\"" + first;
        refused(400, lever.post(ONE + "/forms", start + "\",\"value\":\"yes\"}]}"), second + " is missing");
        String rest = "\"},{\"id\":\"" + second + "\",\"value\":null}]}";
        JsonNode form =
                data(201, lever.post(ONE + "/forms" + AS, start + "\",\"type\":\"yes-no\",\"value\":\"no" + rest));
        assertThat(form.get("fields").get(0).get("value").stringValue()).isEqualTo("no");
        assertThat(lever.data(ONE + "/forms/" + id(form))).isEqualTo(form);
        assertThat(lever.all(ONE + "/forms")).contains(form);
        data(200, lever.put(path, "{\"text\":\"Screen\",\"fields\":[{\"type\":\"text\"}]}"));
        assertThat(lever.data(path).get("text").stringValue()).isEqualTo("Screen");
        deleted(lever.delete(path));
        assertThat(lever.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void documentedFormsAreThoseThatTheDocumentationPrints() {
        try (Simulator documented = Simulator.builder().documentedForms().start()) {
            Probe probe = Probe.apiKey(documented);
            JsonNode note = data(201, probe.post(ONE + "/notes", "{\"value\":\"x\"}"));
            assertThat(note.propertyNames()).containsExactly("noteId");
            JsonNode moved = data(200, probe.put(ONE + "/stage", "{\"stage\":\"offer\"}"));
            assertThat(moved).isEqualTo(probe.data(ONE)).isNotEqualTo(lever.data(ONE));
            String contact = "/contacts/" + moved.get("contact").stringValue();
            assertThat(data(200, probe.put(contact, "{}"))).isEqualTo(probe.data(contact));
            JsonNode template = probe.data("/form_templates").get(0);
            assertThat(template.get("createdAt").isString()).isTrue();
            assertThat(probe.data("/form_templates/" + id(template))).isEqualTo(template);
        }
    }

    private static HttpResponse<String> template(String path, String fields) {
        return lever.post(path, "{\"text\":\"x\",\"fields\":[" + fields + "]}");
    }
}
