package dev.lever4j.simulator;

import static dev.lever4j.simulator.Expect.data;
import static dev.lever4j.simulator.Expect.id;
import static dev.lever4j.simulator.Expect.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Postings, their forms, applying, uploads and surveys. */
class PostingsTest {
    private final HandClock clock = new HandClock();
    private final Simulator simulator =
            Simulator.builder().clock(clock).rate(1e6, 1000).start();
    private final Probe lever = Probe.apiKey(simulator);
    private final String as = "?perform_as=" + lever.user();
    private final JsonNode open = lever.data("/postings?state=published").get(0);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aNewOneIsADraftAndChangesInPart() {
        JsonNode made =
                data(201, lever.post("/postings" + as, "{\"text\":\"Baker\",\"categories\":{\"location\":\"Bern\"}}"));
        String path = "/postings/" + id(made);
        assertThat(made.get("state").stringValue()).isEqualTo("draft");
        assertThat(made.get("urls").isNull()).isTrue();
        assertThat(made.get("categories").get("allLocations").get(0).stringValue())
                .isEqualTo("Bern");
        assertThat(lever.data(path)).isEqualTo(made);
        assertThat(lever.data("/postings").get(0)).as("newest first").isEqualTo(made);
        assertThat(lever.all("/postings?limit=5")).hasSize(29).contains(made);
        clock.pass(Duration.ofMinutes(1));
        JsonNode after =
                data(200, lever.post(path + as, "{\"state\":\"published\",\"categories\":{\"team\":\"Bread\"}}"));
        assertThat(after.get("text").stringValue()).isEqualTo("Baker");
        assertThat(after.get("categories").get("location").stringValue()).isEqualTo("Bern");
        assertThat(after.get("distributionChannels")).hasSize(2);
        assertThat(after.get("urls").get("apply").stringValue()).endsWith("/apply");
        assertThat(after.get("updatedAt").longValue()).isEqualTo(clock.millis());
        assertThat(lever.all("/postings?state=published&location=Bern&team=Bread"))
                .containsExactly(after);
        assertThat(lever.all("/postings?updated_at_start=" + clock.millis())).containsExactly(after);
    }

    @Test
    void aChangeReachesTagsOfOpportunities() {
        JsonNode candidate = lever.all("/opportunities?posting_id=" + id(open)).get(0);
        assertThat(candidate.get("tags").toString()).contains(open.get("text").stringValue());
        data(200, lever.post("/postings/" + id(open) + as, "{\"text\":\"Chief Baker\"}"));
        assertThat(lever.data("/opportunities/" + id(candidate))
                        .get("tags")
                        .get(0)
                        .stringValue())
                .isEqualTo("Chief Baker");
    }

    @Test
    void htmlIsKeptAndToldInPlain() {
        JsonNode made = data(
                201,
                lever.post(
                        "/postings" + as,
                        "{\"text\":\"x\",\"content\":{\"descriptionHtml\":\"<div>A <b>B</b> &amp; C</div>\","
                                + "\"closingPostingHtml\":\"<p style='font-size: 14px'>Bye</p>\","
                                + "\"lists\":[{\"text\":\"l\",\"content\":\"<li>1</li>\"}]}}"));
        JsonNode content = made.get("content");
        assertThat(content.get("description").stringValue()).isEqualTo("A B & C\n");
        assertThat(content.get("closingHtml").stringValue()).isEqualTo("<p style='font-size: 14px'>Bye</p>");
        assertThat(content.get("lists")).hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | Missing required parameter: text",
                "{\"text\":\"x\",\"confidentiality\":\"confidential\"} | Unknown parameter: confidentiality",
                "{\"text\":\"x\",\"owner\":\"a\"} | owner a is not a user",
                "{\"text\":\"x\",\"state\":\"open\"} | state must be one of",
                "{\"text\":\"x\",\"salaryRange\":{\"min\":1}} | Missing required parameter: salaryRange.max",
                "{\"text\":\"x\",\"content\":{\"descriptionHtml\":\"<h1>x</h1>\"}} | HTML that is not allowed: <h1>",
                "{\"text\":\"x\",\"content\":{\"descriptionHtml\":\"<p onclick='x'>x</p>\"}} | not allowed: onclick",
                "{\"text\":\"x\",\"content\":{\"descriptionHtml\":\"<p style='color:red'>x</p>\"}} | not allowed: style",
                "{\"text\":\"x\",\"content\":{\"descriptionHtml\":\"<p class='y'>x</p>\"}} | not allowed: class",
                "{\"text\":\"x\",\"content\":{\"lists\":[{\"content\":\"<p>x</p>\"}]}} | not allowed: <p>",
            })
    void oddPostingsAreRefused(String body, String message) {
        refused(400, lever.post("/postings" + as, body), message);
    }

    @Test
    void aWorkplaceCannotBecomeUnspecifiedAgainAndSomebodyMustPerformIt() {
        JsonNode made = data(201, lever.post("/postings" + as, "{\"text\":\"x\",\"workplaceType\":\"remote\"}"));
        refused(
                400,
                lever.post("/postings/" + id(made) + as, "{\"workplaceType\":\"unspecified\"}"),
                "workplaceType cannot return to unspecified");
        refused(400, lever.post("/postings/" + id(made), "{}"), "Missing required parameter: perform_as");
        refused(400, lever.post("/postings", "{\"text\":\"x\"}"), "Missing required parameter: perform_as");
    }

    @Test
    void deletedOnesAreListedApart() {
        List<JsonNode> deleted = lever.all("/postings/deleted?limit=2");
        assertThat(deleted)
                .hasSize(3)
                .allMatch(posting -> posting.get("deletedAt").isNumber());
        long at = deleted.get(1).get("deletedAt").longValue();
        assertThat(lever.all("/postings/deleted?deleted_at_start=" + at + "&deleted_at_end=" + at))
                .containsExactly(deleted.get(1));
        assertThat(lever.get("/postings/" + id(deleted.get(0))).statusCode()).isEqualTo(404);
    }

    @Test
    void accessHasNoData() {
        JsonNode access = lever.json("/postings/" + id(open) + "/users");
        assertThat(access.propertyNames()).containsExactly("posting", "users", "roles");
        assertThat(access.get("posting").get("id")).isEqualTo(open.get("id"));
        assertThat(access.get("users").get(0).get("id"))
                .isEqualTo(open.get("followers").get(0));
    }

    @Test
    void formsTellWhatAnApplicationMustHave() {
        for (JsonNode posting : lever.all("/postings")) {
            JsonNode form = lever.data("/postings/" + id(posting) + "/apply");
            assertThat(form.get("id")).isEqualTo(posting.get("id"));
            assertThat(form.get("personalInformation")).hasSize(7);
        }
        int internal = 0;
        int external = 0;
        for (JsonNode posting : lever.all("/postings")) {
            String path = "/postings/" + id(posting) + "/apply?distribution=";
            internal += lever.data(path + "internal").get("customQuestions").size();
            external += lever.data(path + "external").get("customQuestions").size();
        }
        assertThat(internal).isPositive().isLessThan(external);
    }

    @Test
    void whoAppliesBecomesAnOpportunity() {
        String resume = data(201, lever.form("/uploads", "file@cv.pdf=content"))
                .get("uri")
                .stringValue();
        JsonNode answer = data(
                201,
                apply("{\"name\":\"phone\",\"value\":\"1\"},{\"name\":\"resume\",\"value\":\"" + resume + "\"}", ""));
        assertThat(answer.propertyNames()).containsExactly("applicationId");
        JsonNode made = lever.all("/opportunities?email=ada@example.com").get(0);
        assertThat(made.get("stage").stringValue()).isEqualTo("applicant-new");
        assertThat(made.get("origin").stringValue()).isEqualTo("applied");
        JsonNode application =
                lever.data("/opportunities/" + id(made) + "/applications").get(0);
        assertThat(application.get("id")).isEqualTo(answer.get("applicationId"));
        assertThat(application.get("type").stringValue()).isEqualTo("posting");
        assertThat(application.get("email").stringValue()).isEqualTo("ada@example.com");
        assertThat(application.get("phone").get("value").stringValue()).isEqualTo("1");
        JsonNode kept = lever.data("/opportunities/" + id(made) + "/resumes").get(0);
        assertThat(kept.get("file").get("name").stringValue()).isEqualTo("cv.pdf");
        assertThat(lever.get("/opportunities/" + id(made) + "/resumes/" + id(kept) + "/download")
                        .body())
                .isEqualTo("content");
        data(201, apply("", ",\"origin\":\"internal\",\"source\":\"Fair\""));
        List<JsonNode> both = lever.all("/opportunities?email=ada@example.com");
        assertThat(both).hasSize(2);
        assertThat(both.get(1).get("contact")).isEqualTo(made.get("contact"));
        assertThat(lever.all("/opportunities?source=Fair&origin=internal")).containsExactly(both.get(1));
    }

    @Test
    void customQuestionsAreAnsweredInTheOrderOfTheForm() {
        JsonNode posting = lever.all("/postings").stream()
                .filter(it -> List.of("published", "internal")
                        .contains(it.get("state").stringValue()))
                .filter(it -> !lever.data("/postings/" + id(it) + "/apply")
                        .get("customQuestions")
                        .isEmpty())
                .findFirst()
                .orElseThrow();
        String question = id(lever.data("/postings/" + id(posting) + "/apply")
                .get("customQuestions")
                .get(0));
        String start = ",\"customQuestions\":[{\"id\":\"" + question + "\",\"fields\":[{\"value\":\"";
        refused(400, apply(posting, "", start + "Doctorate\"}]}]"), "customQuestions must have");
        refused(400, apply(posting, "", start + "None\"},{}]}]"), "does not suit");
        data(201, apply(posting, "", start + "Doctorate\"},{\"value\":\"ETH\"}]}]"));
        JsonNode made = lever.all("/opportunities?email=ada@example.com").get(0);
        JsonNode shown = lever.data("/opportunities/" + id(made) + "/applications")
                .get(0)
                .get("customQuestions")
                .get(0);
        assertThat(shown.get("type").stringValue()).isEqualTo("posting");
        assertThat(shown.get("fields").get(1).get("value").stringValue()).isEqualTo("ETH");
    }

    @Test
    void oddApplicationsAreRefused() {
        refused(400, apply("{\"name\":\"shoes\",\"value\":\"44\"}", ""), "shoes is not in the form");
        refused(400, apply("{\"name\":\"resume\",\"value\":\"x\"}", ""), "resume must be the uri of an upload");
        refused(400, apply("", ",\"origin\":\"sourced\""), "origin must be one of applied, internal");
        String path = "/postings/" + id(open) + "/apply";
        refused(400, lever.post(path, "{\"personalInformation\":[]}"), "fullName is required");
        String closed = lever.data("/postings?state=closed").get(0).get("id").stringValue();
        refused(
                400,
                lever.post("/postings/" + closed + "/apply", "{\"personalInformation\":[]}"),
                "This posting takes no applications");
        String resume = data(201, lever.form("/uploads", "file@cv.pdf=content"))
                .get("uri")
                .stringValue();
        clock.pass(Duration.ofHours(25));
        refused(400, apply("{\"name\":\"resume\",\"value\":\"" + resume + "\"}", ""), "has not expired");
    }

    @Test
    void uploadsAreOneFileAndLiveForADay() {
        JsonNode upload = data(201, lever.form("/uploads", "file@cv.pdf=content"));
        assertThat(upload.get("size").intValue()).isEqualTo(7);
        assertThat(upload.get("id").stringValue()).endsWith("-cv.pdf");
        assertThat(upload.get("expiresAt").longValue())
                .isEqualTo(clock.millis() + Duration.ofDays(1).toMillis());
        refused(400, lever.form("/uploads", "file@a.pdf=a", "file@b.pdf=b"), "file must be one file");
        refused(400, lever.form("/uploads"), "Missing required parameter: file");
        refused(400, lever.form("/uploads", "name=a"), "Unknown parameter: name");
        refused(400, lever.form("/uploads", "photo@a.png=a"), "Unknown parameter: photo");
        refused(400, lever.post("/uploads", "{}"), "Body must be multipart/form-data");
    }

    @Test
    void surveysAreAListWithoutPages() {
        String path = "/surveys/diversity/" + id(open);
        assertThat(lever.json(path).propertyNames()).containsExactly("data");
        assertThat(lever.data(path)).hasSize(2);
        assertThat(lever.data(path + "?country_code=US")).hasSize(2);
        assertThat(lever.data(path + "?country_code=CH")).hasSize(1);
        assertThat(lever.get("/surveys/diversity/x").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> apply(String personal, String rest) {
        return apply(open, personal, rest);
    }

    private HttpResponse<String> apply(JsonNode posting, String personal, String rest) {
        return lever.post(
                "/postings/" + id(posting) + "/apply",
                "{\"personalInformation\":[{\"name\":\"fullName\",\"value\":\"Ada\"},"
                        + "{\"name\":\"email\",\"value\":\"ada@example.com\"}"
                        + (personal.isEmpty() ? "" : "," + personal) + "]" + rest + "}");
    }
}
