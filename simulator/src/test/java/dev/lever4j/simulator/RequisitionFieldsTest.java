package dev.lever4j.simulator;

import static dev.lever4j.simulator.Expect.data;
import static dev.lever4j.simulator.Expect.deleted;
import static dev.lever4j.simulator.Expect.id;
import static dev.lever4j.simulator.Expect.json;
import static dev.lever4j.simulator.Expect.refused;
import static dev.lever4j.simulator.Expect.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The schema of custom fields, and options of dropdowns. */
class RequisitionFieldsTest {
    private static final String FIELDS = "/requisition_fields";
    private static final String OPTIONS = FIELDS + "/work_type/options";

    private final Simulator simulator = Simulator.builder().rate(1e6, 1000).start();
    private final Probe lever = Probe.apiKey(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void theListComesWholeAndWithoutHasNext() {
        JsonNode list = lever.json(FIELDS + "?limit=1");
        assertThat(list.has("hasNext")).isFalse();
        assertThat(list.get("data")).hasSize(5);
        assertThat(texts(lever.data(FIELDS + "?type=dropdown"), "id")).containsExactly("work_type");
        assertThat(lever.data(FIELDS + "?isRequired=true")).isEmpty();
    }

    @Test
    void fieldsAreMadeReplacedAndDeleted() {
        String object = "{'id':'site_info','text':'Site','type':'object','isRequired':true,"
                + "'subfields':[{'id':'HRIS_id','text':'HRIS ID','type':'text'}]}";
        JsonNode made = data(201, lever.post(FIELDS, json(object)));
        assertThat(lever.data(FIELDS + "/site_info")).isEqualTo(made);
        String requisition = json("{'requisitionCode':'A','name':'A','headcountTotal':1}");
        refused(400, lever.post("/requisitions", requisition), "customFields.site_info");
        JsonNode after = data(200, lever.put(FIELDS + "/site_info", json("{'text':'Site','type':'text'}")));
        assertThat(after.has("subfields")).isFalse();
        assertThat(after.get("isRequired").booleanValue()).isFalse();
        deleted(lever.delete(FIELDS + "/site_info"));
        refused(404, lever.get(FIELDS + "/site_info"), "That requisition field doesn't exist");
    }

    @Test
    void optionsAreAddedChangedAndDeleted() {
        JsonNode last = data(201, lever.post(OPTIONS, json("{'values':[{'text':'hourly'},{'text':'intern'}]}")));
        assertThat(last.get("text").stringValue()).isEqualTo("intern");
        assertThat(texts(lever.data(FIELDS + "/work_type").get("options"), "text"))
                .containsExactly("hybrid", "on site", "remote", "hourly", "intern");
        String change = json("{'values':[{'id':'" + id(last) + "','text':'trainee'}]}");
        JsonNode field = data(200, lever.put(OPTIONS, change));
        assertThat(texts(field.get("options"), "text")).contains("trainee").doesNotContain("intern");
        deleted(lever.delete(OPTIONS, json("{'values':['" + id(last) + "']}")));
        assertThat(texts(lever.data(FIELDS + "/work_type").get("options"), "id"))
                .hasSize(4)
                .doesNotContain(id(last));
    }

    @Test
    void optionsAreChangedAllOrNone() {
        String first = id(lever.data(FIELDS + "/work_type").get("options").get(0));
        String change = "{'values':[{'id':'" + first + "','text':'A'},{'id':'x','text':'B'}]}";
        refused(400, lever.put(OPTIONS, json(change)), "option x was not found");
        refused(400, lever.delete(OPTIONS, json("{'values':['" + first + "','x']}")), "option x was not found");
        assertThat(texts(lever.data(FIELDS + "/work_type").get("options"), "text"))
                .contains("hybrid");
        refused(400, lever.post(OPTIONS, json("{'values':[]}")), "values must not be empty");
        refused(400, lever.post(FIELDS + "/seats/options", json("{'values':[{'text':'a'}]}")), "not a dropdown");
    }

    @Test
    void limitsHold() {
        String option = "{\"text\":\"a\"}";
        String many = "{\"values\":[" + String.join(",", Collections.nCopies(4001, option)) + "]}";
        refused(400, lever.post(OPTIONS, many), "at most 4000 options in one request");
        String most = "{\"values\":[" + String.join(",", Collections.nCopies(4000, option)) + "]}";
        data(201, lever.post(OPTIONS, most));
        refused(400, lever.post(OPTIONS, most), "at most 8000 options");
        for (int i = 0; i < 95; i++) {
            data(201, lever.post(FIELDS, json("{'id':'f_" + i + "','text':'F','type':'text'}")));
        }
        refused(400, lever.post(FIELDS, json("{'id':'one_more','text':'F','type':'text'}")), "at most 100");
    }

    @Test
    void nonsenseIsRefused() {
        refused(400, lever.post(FIELDS, json("{'id':'costCenter','text':'F','type':'text'}")), "snake_case");
        refused(400, lever.post(FIELDS, json("{'id':'" + "a".repeat(51) + "','text':'F','type':'text'}")), "50");
        refused(400, lever.post(FIELDS, json("{'id':'seats','text':'F','type':'text'}")), "seats is taken");
        refused(400, lever.post(FIELDS, json("{'id':'a','text':'F','type':'object'}")), "subfields: 1 to 10");
        refused(400, lever.post(FIELDS, json("{'id':'a','text':'F','type':'list'}")), "type must be one of");
        refused(
                400,
                lever.post(FIELDS, json("{'id':'a','text':'F','type':'text','options':[{'text':'x'}]}")),
                "options are only for type dropdown");
        refused(400, lever.put(FIELDS + "/seats", json("{'id':'b','text':'F','type':'text'}")), "id must be seats");
    }
}
