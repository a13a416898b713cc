package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every operation refuses before it looks at anything, and the list of operations. */
class FrameTest {
    private static final Simulator simulator =
            Simulator.builder().rate(1e6, 1000).start();
    private static final Probe lever = Probe.apiKey(simulator);
    private static final String ONE = "/opportunities/"
            + lever.data("/opportunities?limit=1").get(0).get("id").stringValue();

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/stages?x=1 | Unknown parameter: x",
                "/stages/offer?limit=1 | Unknown parameter: limit",
                "/stages?perform_as=x | Unknown parameter: perform_as",
                "/stages?expand=id | id is not expandable",
                "/users?includeDeactivated=yes | includeDeactivated must be true or false",
                "/users?email=a&email=b | email may be given only once",
                "/archive_reasons?type=fired | type must be one of hired, non-hired",
                "/postings?updated_at_start=x | updated_at_start must be a timestamp in milliseconds",
                "/opportunities?confidentiality=x | confidentiality must be one of confidential, non-confidential, all",
            })
    void queriesAreHeldAgainstWhatTheOperationKnows(String path, String message) {
        refused(lever.get(path), message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no json | Body must be a JSON object",
                "[] | Body must be a JSON object",
                "{} | Missing required parameter: value",
                "{\"value\":\" \"} | Missing required parameter: value",
                "{\"value\":null} | Missing required parameter: value",
                "{\"value\":1} | value must be a text",
                "{\"value\":\"x\",\"secret\":\"true\"} | secret must be true or false",
                "{\"value\":\"x\",\"score\":1.5} | score must be a whole number",
                "{\"value\":\"x\",\"createdAt\":\"1\"} | createdAt must be a timestamp in milliseconds",
                "{\"value\":\"x\",\"color\":1} | Unknown parameter: color",
            })
    void bodiesAreHeldAgainstWhatTheOperationTakes(String body, String message) {
        refused(lever.post(ONE + "/notes", body), message);
    }

    @Test
    void elementsOfListsAreCheckedToo() {
        refused(lever.post(ONE + "/addTags", "{\"tags\":\"x\"}"), "tags must be a list");
        refused(lever.post(ONE + "/addTags", "{\"tags\":[\"x\",1]}"), "tags[1] must be a text");
    }

    @Test
    void formsAreOnlyForWhatTakesFiles() {
        refused(lever.form(ONE + "/notes", "value=x"), "Body must be a JSON object");
    }

    @Test
    void lenientOnesIgnoreWhatTheyDoNotKnow() {
        try (Simulator lenient = Simulator.builder().lenientParameters().start()) {
            Probe probe = Probe.apiKey(lenient);
            assertThat(probe.get("/stages?x=1").statusCode()).isEqualTo(200);
            assertThat(probe.post(ONE + "/notes", "{\"value\":\"x\",\"color\":1}")
                            .statusCode())
                    .isEqualTo(201);
            refused(probe.get("/users?includeDeactivated=yes"), "includeDeactivated must be true or false");
        }
    }

    @Test
    void oldPathsUnderCandidatesAreServed() {
        assertThat(lever.get(ONE.replace("opportunities", "candidates")).body())
                .isEqualTo(lever.get(ONE).body());
        assertThat(lever.get("/candidates?limit=1").statusCode()).isEqualTo(200);
        assertThat(lever.get("/candidatesx").statusCode()).isEqualTo(404);
    }

    @Test
    void operationsAreListedOnceAndWithoutOldPaths() {
        assertThat(Simulator.operations())
                .doesNotHaveDuplicates()
                .contains("GET /opportunities/{opportunity}/applications/{application}", "GET /stages/{stage}")
                .noneMatch(operation -> operation.contains("/candidates"));
    }

    private static void refused(HttpResponse<String> answer, String message) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Probe.json(answer).get("code").stringValue()).isEqualTo("BadRequestError");
        assertThat(Probe.json(answer).get("message").stringValue()).isEqualTo(message);
    }
}
