package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The public postings API (v0). */
class PublicPostingsTest {
    private static final String BODY = "{\"name\":\"Ada\",\"email\":\"ada@example.com\"}";

    private final AtomicLong nanos = new AtomicLong();
    private final Simulator simulator =
            Simulator.builder().nanoClock(nanos::get).start();
    private final Probe lever = Probe.apiKey(simulator);
    private final JsonNode shown = Probe.json(lever.browse("/v0/postings/acme?mode=json"));
    private final String one = "/v0/postings/acme/" + shown.get(0).get("id").stringValue();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void showsWhatIsPublishedInPublicWithoutCredentialsOrEnvelope() {
        assertThat(shown).hasSameSizeAs(lever.data("/postings?state=published"));
        assertThat(Probe.json(lever.browse(one))).isEqualTo(shown.get(0));
        assertThat(shown.get(0).propertyNames()).contains("descriptionPlain", "additional", "applyUrl");
        assertThat(shown)
                .noneMatch(posting -> posting.get("workplaceType").stringValue().equals("onsite"));
        String draft = lever.data("/postings?state=draft").get(0).get("id").stringValue();
        for (String path : new String[] {"/acme/" + draft, "/acme/x", "/other", "/other/x", "/acme/x/y"}) {
            HttpResponse<String> answer = lever.browse("/v0/postings" + path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(Probe.json(answer).get("ok").booleanValue()).isFalse();
        }
    }

    @Test
    void filtersSkipsAndGroups() {
        String team = shown.get(0).get("categories").get("team").stringValue();
        JsonNode some = Probe.json(lever.browse("/v0/postings/acme?team=" + Probe.encode(team)));
        assertThat(some)
                .isNotEmpty()
                .allMatch(posting ->
                        posting.get("categories").get("team").stringValue().equals(team));
        JsonNode second = Probe.json(lever.browse("/v0/postings/acme?skip=1&limit=1"));
        assertThat(second).containsExactly(shown.get(1));
        int grouped = 0;
        for (JsonNode group : Probe.json(lever.browse("/v0/postings/acme?group=team"))) {
            grouped += group.get("postings").size();
        }
        assertThat(grouped).isEqualTo(shown.size());
    }

    @Test
    void anApplicationBecomesAnOpportunity() {
        HttpResponse<String> answer = lever.apply(one + "?key=" + simulator.apiKey(), BODY);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Probe.json(answer).get("ok").booleanValue()).isTrue();
        JsonNode made = lever.all("/opportunities?email=ada@example.com").get(0);
        assertThat(made.get("applications").get(0)).isEqualTo(Probe.json(answer).get("applicationId"));
    }

    @Test
    void aThirdApplicationWithinASecondIsTooMany() {
        String path = one + "?key=" + simulator.apiKey();
        assertThat(lever.apply(path, BODY).statusCode()).isEqualTo(200);
        assertThat(lever.apply(path, BODY).statusCode()).isEqualTo(200);
        assertThat(lever.apply(path, BODY).statusCode()).isEqualTo(429);
        nanos.addAndGet(500_000_000);
        assertThat(lever.apply(path, BODY).statusCode()).isEqualTo(200);
    }

    @Test
    void oddApplicationsAreRefused() {
        assertThat(lever.apply(one, BODY).statusCode()).isEqualTo(403);
        assertThat(lever.apply(one + "?key=x", BODY).statusCode()).isEqualTo(403);
        HttpResponse<String> answer = lever.apply(one + "?key=" + simulator.apiKey(), "{\"name\":\"Ada\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"ok\":false").contains("email");
    }
}
