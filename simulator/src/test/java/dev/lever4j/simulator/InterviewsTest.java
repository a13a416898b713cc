package dev.lever4j.simulator;

import static dev.lever4j.simulator.Expect.data;
import static dev.lever4j.simulator.Expect.deleted;
import static dev.lever4j.simulator.Expect.id;
import static dev.lever4j.simulator.Expect.json;
import static dev.lever4j.simulator.Expect.refused;
import static dev.lever4j.simulator.Expect.texts;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Panels and interviews: two views of the same meetings. */
class InterviewsTest {
    private final Simulator simulator = Simulator.builder()
            .opportunities(100)
            .clock(new HandClock())
            .rate(1e6, 1000)
            .start();
    private final Probe lever = Probe.apiKey(simulator);
    private final String user = lever.user();
    private final String as = "?perform_as=" + user;
    private final JsonNode opportunity =
            lever.data("/opportunities?archived=false&limit=1").get(0);
    private final String one = "/opportunities/" + id(opportunity);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private String slot(String more) {
        return "{'interviewers':[{'id':'" + user + "'}],'date':1800000000000,'duration':30" + more + "}";
    }

    private JsonNode panel(String... slots) {
        String body = json("{'timezone':'Europe/Zurich','interviews':[" + String.join(",", slots) + "]}");
        return data(201, lever.post(one + "/panels" + as, body));
    }

    private String interviewIn(String panel) {
        return json(slot(",'panel':'" + panel + "'"));
    }

    @Test
    void typicalOpportunitiesHavePanelsThatAgreeWithTheirInterviews() {
        int panels = 0;
        for (JsonNode it : lever.data("/opportunities")) {
            String path = "/opportunities/" + id(it);
            for (JsonNode panel : lever.data(path + "/panels")) {
                assertThat(lever.data(path + "/panels/" + id(panel))).isEqualTo(panel);
                for (JsonNode slot : panel.get("interviews")) {
                    JsonNode interview = lever.data(path + "/interviews/" + id(slot));
                    assertThat(interview.get("panel")).isEqualTo(panel.get("id"));
                    assertThat(interview.get("date").longValue())
                            .isBetween(
                                    panel.get("start").longValue(),
                                    panel.get("end").longValue());
                    assertThat(interview.get("timezone")).isEqualTo(panel.get("timezone"));
                }
                panels++;
            }
        }
        assertThat(panels).isGreaterThan(60);
    }

    @Test
    void feedbackOfAnInterviewIsExpanded() {
        int forms = 0;
        for (JsonNode it : lever.data("/opportunities")) {
            String list = "/opportunities/" + id(it) + "/interviews";
            for (JsonNode interview :
                    lever.data(list + "?expand=feedbackForms&expand=user&expand=stage&expand=postings")) {
                assertThat(interview.get("user").has("email")).isTrue();
                assertThat(interview.get("stage").has("text")).isTrue();
                for (JsonNode form : interview.get("feedbackForms")) {
                    assertThat(form.get("interview")).isEqualTo(interview.get("id"));
                    forms++;
                }
            }
        }
        assertThat(forms).isPositive();
    }

    @Test
    void aPanelIsMadeOfItsInterviews() {
        JsonNode panel = panel(slot(",'subject':'A'"), slot("").replace("1800000000000", "1800007200000"));
        assertThat(panel.get("externallyManaged").booleanValue()).isTrue();
        assertThat(panel.get("feedbackReminder").stringValue()).isEqualTo("daily");
        assertThat(panel.get("start").longValue()).isEqualTo(1_800_000_000_000L);
        assertThat(panel.get("end").longValue()).isEqualTo(1_800_007_200_000L + 30 * 60_000);
        assertThat(texts(panel.get("applications"), "id")).hasSameSizeAs(opportunity.get("applications"));
        assertThat(lever.data(one + "/panels/" + id(panel))).isEqualTo(panel);
        JsonNode slot = panel.get("interviews").get(0);
        JsonNode interview = lever.data(one + "/interviews/" + id(slot));
        assertThat(interview.get("subject").stringValue()).isEqualTo("A");
        assertThat(interview.get("interviewers").get(0).get("feedbackTemplate").stringValue())
                .isEqualTo("no-feedback");
        assertThat(lever.data(one + "/panels?expand=user&expand=stage").toString())
                .contains("accessRole");
    }

    @Test
    void puttingAPanelKeepsTheInterviewsItNamesAndNoOthers() {
        JsonNode panel = panel(slot(",'subject':'A'"), slot(",'subject':'B'"));
        String kept = id(panel.get("interviews").get(1));
        String body = json("{'timezone':'UTC','note':'n','interviews':[" + slot(",'id':'" + kept + "','subject':'B2'")
                + "," + slot(",'subject':'C'") + "]}");
        JsonNode after = data(200, lever.put(one + "/panels/" + id(panel) + as, body));
        assertThat(texts(after.get("interviews"), "subject")).containsExactlyInAnyOrder("B2", "C");
        assertThat(texts(after.get("interviews"), "id")).contains(kept);
        assertThat(after.get("createdAt")).isEqualTo(panel.get("createdAt"));
        refused(404, lever.get(one + "/interviews/" + id(panel.get("interviews").get(0))), "was not found");
        String foreign = json("{'timezone':'UTC','interviews':[" + slot(",'id':'x'") + "]}");
        refused(400, lever.put(one + "/panels/" + id(panel) + as, foreign), "interview x is not in the panel");
        deleted(lever.delete(one + "/panels/" + id(panel) + as));
        refused(404, lever.get(one + "/interviews/" + kept), "was not found");
        refused(404, lever.get(one + "/panels/" + id(panel)), "was not found");
    }

    @Test
    void interviewsAreAddedReplacedAndDeleted() {
        String panel = id(panel(slot("")));
        JsonNode made = data(201, lever.post(one + "/interviews" + as, interviewIn(panel)));
        assertThat(made.get("feedbackTemplate").isNull()).isTrue();
        assertThat(made.get("user").stringValue()).isEqualTo(user);
        assertThat(made.get("opportunityId")).isEqualTo(opportunity.get("id"));
        assertThat(lever.data(one + "/panels/" + panel).get("interviews")).hasSize(2);
        String path = one + "/interviews/" + id(made);
        JsonNode noted = data(200, lever.put(path + as, json(slot(",'note':'n','feedbackReminder':'once'"))));
        assertThat(noted.get("note").stringValue()).isEqualTo("n");
        JsonNode reset = data(200, lever.put(path + as, json(slot(""))));
        assertThat(reset.get("note").isNull()).isTrue();
        assertThat(reset.get("feedbackReminder").stringValue()).isEqualTo("daily");
        assertThat(lever.data(path)).isEqualTo(reset);
        deleted(lever.delete(path + as));
        assertThat(lever.data(one + "/panels/" + panel).get("interviews")).hasSize(1);
    }

    @Test
    void deletingTheLastInterviewDeletesThePanel() {
        JsonNode panel = panel(slot(""));
        deleted(lever.delete(one + "/interviews/" + id(panel.get("interviews").get(0)) + as));
        refused(404, lever.get(one + "/panels/" + id(panel)), "was not found");
        refused(400, lever.post(one + "/interviews" + as, interviewIn(id(panel))), "was not found");
        assertThat(texts(lever.data(one + "/panels"), "id")).doesNotContain(id(panel));
    }

    @Test
    void whatWasMadeInTheAppCannotBeChanged() {
        for (JsonNode it : lever.data("/opportunities")) {
            String path = "/opportunities/" + id(it);
            for (JsonNode panel : lever.data(path + "/panels")) {
                if (!panel.get("externallyManaged").booleanValue()) {
                    String interview =
                            path + "/interviews/" + id(panel.get("interviews").get(0)) + as;
                    String why = "is not externally managed";
                    refused(403, lever.delete(path + "/panels/" + id(panel) + as), why);
                    refused(403, lever.post(path + "/interviews" + as, interviewIn(id(panel))), why);
                    refused(403, lever.put(interview, json(slot(""))), why);
                    refused(403, lever.delete(interview), why);
                    return;
                }
            }
        }
        throw new AssertionError("no panel of the app");
    }

    @Test
    void archivingCanCleanInterviewsToCome() {
        JsonNode panel = panel(slot(""));
        String reason = id(lever.data("/archive_reasons").get(1));
        data(200, lever.put(one + "/archived", json("{'reason':'" + reason + "','cleanInterviews':true}")));
        refused(404, lever.get(one + "/panels/" + id(panel)), "was not found");
    }

    @Test
    void nonsenseIsRefused() {
        String panels = one + "/panels" + as;
        refused(400, lever.post(one + "/panels", json("{}")), "timezone");
        refused(400, lever.post(panels, json("{'timezone':'UTC','interviews':[]}")), "interviews must not be empty");
        refused(400, lever.post(panels, json("{'timezone':'Mars','interviews':[" + slot("") + "]}")), "timezone Mars");
        String applications = "{'timezone':'UTC','interviews':[" + slot("") + "],'applications':";
        refused(400, lever.post(panels, json(applications + "[]}")), "applications must not be empty");
        refused(400, lever.post(panels, json(applications + "['x']}")), "application x does not belong");
        String panel = id(panel(slot("")));
        String interviews = one + "/interviews" + as;
        refused(400, lever.post(one + "/interviews", interviewIn(panel)), "perform_as");
        refused(400, lever.post(interviews, json(slot(""))), "panel");
        refused(400, lever.post(interviews, interviewIn(panel).replace(":30", ":0")), "duration must be at least 1");
        refused(400, lever.post(interviews, interviewIn(panel).replace(user, "x")), "interviewer x is not a user");
        String nobody = interviewIn(panel).replaceFirst("\\[\\{.*?}]", "[]");
        refused(400, lever.post(interviews, nobody), "interviewers must not be empty");
    }

    @Test
    void documentedFormListsWhatWasWritten() {
        try (Simulator documented =
                Simulator.builder().opportunities(100).documentedForms().start()) {
            String body = json("{'timezone':'UTC','interviews':[" + slot("") + "]}");
            JsonNode list = data(201, Probe.apiKey(documented).post(one + "/panels" + as, body));
            assertThat(list.get("data")).hasSize(1);
        }
    }
}
