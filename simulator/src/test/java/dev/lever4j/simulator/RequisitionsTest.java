package dev.lever4j.simulator;

import static dev.lever4j.simulator.Expect.data;
import static dev.lever4j.simulator.Expect.deleted;
import static dev.lever4j.simulator.Expect.id;
import static dev.lever4j.simulator.Expect.json;
import static dev.lever4j.simulator.Expect.refused;
import static dev.lever4j.simulator.Expect.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Requisitions. */
class RequisitionsTest {
    private final HandClock clock = new HandClock();
    private final Simulator simulator =
            Simulator.builder().rate(1e6, 1000).clock(clock).start();
    private final Probe lever = Probe.apiKey(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private static String body(String more) {
        return json("{'requisitionCode':'ENG 9-X','name':'Senior Cook','headcountTotal':2" + more + "}");
    }

    private String make(String more) {
        return id(data(201, lever.post("/requisitions", body(more))));
    }

    @Test
    void writesAnswerTheInternalRecordAndReadsTheDocumentedOne() {
        JsonNode written = data(201, lever.post("/requisitions", body(",'location':'Bern'")));
        assertThat(written.propertyNames())
                .contains("accountId", "ownerUserId", "postingIds", "stateHistory", "search")
                .doesNotContain("confidentiality", "approval", "postings", "department");
        assertThat(written.get("search").get("nameCodeTokens").toString()).contains("\"senior cook\"", "\"eng 9-x\"");
        JsonNode read = lever.data("/requisitions/" + id(written));
        assertThat(read.propertyNames())
                .contains("confidentiality", "approval", "postings")
                .doesNotContain("stateHistory", "accountId", "frozen");
        assertThat(read.get("status").stringValue()).isEqualTo("open");
        assertThat(read.get("createdAt").longValue()).isEqualTo(clock.millis());
        assertThat(lever.data("/requisitions?limit=1").get(0)).isEqualTo(read);
    }

    @Test
    void putReplacesEverythingButPostingsThatAreNotGiven() {
        String posting = id(lever.data("/postings").get(0));
        String path = "/requisitions/" + make(",'team':'Kitchen','postingIds':['" + posting + "']");
        data(200, lever.put(path, body(",'location':'Bern','headcountTotal':'unlimited'")));
        JsonNode after = lever.data(path + "?expand=postings");
        assertThat(after.get("team").isNull()).isTrue();
        assertThat(after.get("location").stringValue()).isEqualTo("Bern");
        assertThat(after.get("headcountTotal").stringValue()).isEqualTo("unlimited");
        assertThat(after.get("headcountInfinite").booleanValue()).isTrue();
        assertThat(id(after.get("postings").get(0))).isEqualTo(posting);
        data(200, lever.put(path, body(",'postingIds':[]")));
        assertThat(lever.data(path).get("postings")).isEmpty();
        deleted(lever.delete(path));
        refused(404, lever.get(path), "was not found");
    }

    @Test
    void aStatusNeverReturnsToDraft() {
        String path = "/requisitions/" + make(",'status':'draft'");
        data(200, lever.put(path, body(",'status':'draft','team':'A'")));
        data(200, lever.put(path, body(",'status':'closed'")));
        assertThat(lever.data(path).get("closedAt").longValue()).isEqualTo(clock.millis());
        refused(400, lever.put(path, body(",'status':'draft'")), "cannot return to draft");
        data(200, lever.put(path, body("")));
        assertThat(lever.data(path).get("closedAt").isNull()).isTrue();
    }

    @Test
    void filtersNarrow() {
        List<JsonNode> all = lever.all("/requisitions?limit=5");
        assertThat(all)
                .hasSize(28)
                .allMatch(it -> it.get("confidentiality").stringValue().equals("non-confidential"));
        assertThat(lever.all("/requisitions?confidentiality=all")).hasSize(32);
        assertThat(texts(lever.data("/requisitions?status=closed"), "status")).containsOnly("closed");
        JsonNode third = all.get(2);
        String code = third.get("requisitionCode").stringValue();
        assertThat(texts(lever.data("/requisitions?requisition_code=" + code), "id"))
                .containsExactly(id(third));
        String at = third.get("createdAt").toString();
        assertThat(texts(lever.data("/requisitions?created_at_start=" + at + "&created_at_end=" + at), "id"))
                .containsExactly(id(third));
        refused(400, lever.get("/requisitions?updated_at_start=1"), "Unknown parameter");
    }

    @Test
    void aConfidentialPostingMakesItConfidentialAndMustBeItsOnlyOne() {
        JsonNode taken =
                lever.data("/requisitions?confidentiality=confidential").get(0);
        String secret = taken.get("postings").get(0).stringValue();
        refused(400, lever.post("/requisitions", body(",'postingIds':['" + secret + "']")), "confidential posting");
        deleted(lever.delete("/requisitions/" + id(taken)));
        String made = make(",'postingIds':['" + secret + "']");
        assertThat(texts(lever.data("/requisitions"), "id")).doesNotContain(made);
        assertThat(texts(lever.data("/requisitions?confidentiality=confidential"), "id"))
                .contains(made);
    }

    @Test
    void customFieldsAreHeldAgainstTheirSchema() {
        String path = "/requisitions/"
                + make(",'customFields':{'cost_center':{'city':'Bern','campus_code':'9'},'target_hire_date':1,"
                        + "'work_type':'remote','seats':2.5,'budget_code':'x'}");
        assertThat(lever.data(path)
                        .get("customFields")
                        .get("cost_center")
                        .get("city")
                        .stringValue())
                .isEqualTo("Bern");
        refusedFields("{'x':1}", "customFields.x is not a requisition field");
        refusedFields("{'seats':'many'}", "customFields.seats must be of type number");
        refusedFields("{'target_hire_date':'soon'}", "must be of type date");
        refusedFields("{'work_type':'moon'}", "must be of type dropdown");
        refusedFields("{'cost_center':{'street':'x'}}", "customFields.cost_center.street is not");
        refusedFields("{'budget_code':1}", "must be of type text");
    }

    private void refusedFields(String fields, String message) {
        String more = ",'requisitionCode':'Y'";
        refused(400, lever.post("/requisitions", body(",'customFields':" + fields + more)), message);
    }

    @Test
    void thoseThatUseAChangedFieldBecomeReadOnly() {
        String user = "/requisitions/" + make(",'customFields':{'seats':2}");
        deleted(lever.delete("/requisition_fields/seats"));
        refused(400, lever.put(user, body("")), "read-only");
        assertThat(lever.data(user).get("customFields").get("seats").intValue()).isEqualTo(2);
    }

    @Test
    void nonsenseIsRefused() {
        refused(400, lever.post("/requisitions", json("{'name':'A','headcountTotal':1}")), "requisitionCode");
        refused(400, lever.post("/requisitions", body(",'headcountTotal':'many'")), "headcountTotal must be");
        refused(400, lever.post("/requisitions", body(",'owner':'x'")), "owner x is not a user");
        refused(400, lever.post("/requisitions", body(",'postingIds':['x']")), "posting x was not found");
        refused(400, lever.post("/requisitions", body(",'status':'rejected'")), "status must be one of");
        make("");
        refused(400, lever.post("/requisitions", body("")), "requisitionCode ENG 9-X is taken");
    }

    @Test
    void documentedFormAnswersWritesAsReads() {
        try (Simulator documented = Simulator.builder().documentedForms().start()) {
            Probe probe = Probe.apiKey(documented);
            JsonNode made = data(201, probe.post("/requisitions", body("")));
            assertThat(made).isEqualTo(probe.data("/requisitions/" + id(made)));
            data(201, probe.put("/requisitions/" + id(made), body("")));
        }
    }
}
