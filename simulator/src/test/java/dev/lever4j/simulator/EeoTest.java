package dev.lever4j.simulator;

import static dev.lever4j.simulator.Expect.data;
import static dev.lever4j.simulator.Expect.id;
import static dev.lever4j.simulator.Expect.json;
import static dev.lever4j.simulator.Expect.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** EEO responses, with and without identities. */
class EeoTest {
    private static final String EVER = "/eeo/responses/pii?created_at_start=0";

    private final HandClock clock = new HandClock();
    private final Simulator simulator = start(false);
    private final Probe lever = Probe.apiKey(simulator);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Simulator start(boolean documented) {
        Simulator.Builder builder =
                Simulator.builder().opportunities(400).rate(1e6, 1000).clock(clock);
        return documented ? builder.documentedForms().start() : builder.start();
    }

    private String apply() {
        JsonNode posting = lever.data("/postings?state=published").get(0);
        String body = json("{'personalInformation':[{'name':'fullName','value':'Ann'},"
                + "{'name':'email','value':'ann@example.com'}],'eeoResponses':{'gender':'Female'}}");
        return data(201, lever.post("/postings/" + id(posting) + "/apply", body))
                .get("applicationId")
                .stringValue();
    }

    @Test
    void identitiesAreToldInOneListOnly() {
        List<JsonNode> identified = lever.all(EVER + "&limit=7");
        List<JsonNode> anonymous = lever.all("/eeo/responses?fromDate=0");
        assertThat(identified).hasSameSizeAs(anonymous).hasSizeGreaterThan(20);
        assertThat(identified).allMatch(it -> it.has("contact") && it.has("opportunityId"));
        assertThat(anonymous)
                .allMatch(it -> !it.has("id") && !it.has("contact") && !it.has("opportunityId"))
                .anyMatch(it -> it.has("gender"));
    }

    @Test
    void bothLookBackAWeekUnlessToldOtherwise() {
        assertThat(lever.data("/eeo/responses/pii")).isEmpty();
        String application = apply();
        clock.pass(Duration.ofDays(6));
        JsonNode mine = lever.data("/eeo/responses/pii").get(0);
        assertThat(mine.get("applicationId").stringValue()).isEqualTo(application);
        assertThat(mine.get("gender").stringValue()).isEqualTo("Female");
        assertThat(mine.get("eeoResponseSource").stringValue()).isEqualTo("api");
        assertThat(lever.data("/eeo/responses")).hasSize(1);
        clock.pass(Duration.ofDays(2));
        assertThat(lever.data("/eeo/responses/pii")).isEmpty();
        assertThat(lever.data("/eeo/responses")).isEmpty();
        assertThat(texts(lever.all(EVER), "applicationId")).contains(application);
    }

    @Test
    void peopleAndPostingsAreExpanded() {
        for (JsonNode it : lever.data(EVER + "&expand=contact&expand=hiringManager&expand=posting")) {
            assertThat(it.get("contact").has("emails")).isTrue();
            assertThat(it.get("posting").has("text")).isTrue();
        }
    }

    @Test
    void documentedFormNestsTheList() {
        try (Simulator documented = start(true)) {
            JsonNode first = Probe.apiKey(documented)
                    .json(EVER)
                    .get("data")
                    .get("eeoResponses")
                    .get(0);
            assertThat(first.get("appliedAt").isString()).isTrue();
        }
    }
}
