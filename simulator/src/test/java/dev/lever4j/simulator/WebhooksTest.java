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

/** Managing webhooks. */
class WebhooksTest {
    private final Simulator simulator = Simulator.builder().rate(1e6, 1000).start();
    private final Probe lever = Probe.apiKey(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private JsonNode make(String event) {
        return data(201, lever.post("/webhooks", json("{'url':'https://x.example','event':'" + event + "'}")));
    }

    @Test
    void theTokenIsToldOnceAndConditionsAreFilledIn() {
        JsonNode made = make("candidateHired");
        assertThat(made.get("configuration").get("signatureToken").stringValue())
                .matches("[0-9a-f]{48}");
        assertThat(made.get("configuration").get("conditions").get("origins")).hasSize(6);
        assertThat(make("contactCreated").get("configuration").has("conditions"))
                .isFalse();
        JsonNode list = lever.json("/webhooks");
        assertThat(list.has("hasNext")).isFalse();
        assertThat(texts(list.get("data"), "id")).contains(id(made));
        assertThat(list.toString()).doesNotContain("signatureToken");
    }

    @Test
    void changesComeInBulkAndAllOrNone() {
        String one = id(make("candidateHired"));
        String change = "{'id':'" + one + "','url':'https://y.example',"
                + "'configuration':{'conditions':{'origins':['agency']}}}";
        refused(404, lever.put("/webhooks", json("{'data':[" + change + ",{'id':'x'}]}")), "webhooks x was not found");
        assertThat(lever.get("/webhooks").body()).doesNotContain("y.example");
        JsonNode after = data(200, lever.put("/webhooks/", json("{'data':[" + change + "]}")));
        assertThat(after.get(0).get("url").stringValue()).isEqualTo("https://y.example");
        assertThat(after.get(0).get("configuration").get("conditions").get("origins"))
                .hasSize(1);
        assertThat(after.toString()).doesNotContain("signatureToken");
        assertThat(lever.data("/webhooks").get(1)).isEqualTo(after.get(0));
    }

    @Test
    void thoseMadeInTheAppCannotBeChanged() {
        String id = id(lever.data("/webhooks").get(0));
        refused(403, lever.delete("/webhooks/" + id), "was not created through the API");
        refused(403, lever.put("/webhooks", json("{'data':[{'id':'" + id + "'}]}")), "was not created");
        String mine = id(make("interviewCreated"));
        deleted(lever.delete("/webhooks/" + mine));
        assertThat(texts(lever.data("/webhooks"), "id")).containsExactly(id);
        refused(404, lever.delete("/webhooks/" + mine), "was not found");
    }

    @Test
    void nonsenseIsRefused() {
        refused(400, lever.post("/webhooks", json("{'url':'https://x.example','event':'offerSent'}")), "event must be");
        refused(400, lever.post("/webhooks", json("{'url':'http://x.example','event':'contactCreated'}")), "url must");
        String origins = "'configuration':{'conditions':{'origins':['agency']}}}";
        refused(
                400,
                lever.post("/webhooks", json("{'url':'https://x.example','event':'contactCreated'," + origins)),
                "not known for contactCreated");
    }

    @Test
    void documentedFormWrapsTwice() {
        try (Simulator documented = Simulator.builder().documentedForms().start()) {
            String body = json("{'url':'https://x.example','event':'contactCreated'}");
            assertThat(data(201, Probe.apiKey(documented).post("/webhooks", body))
                            .get("data")
                            .has("id"))
                    .isTrue();
        }
    }
}
