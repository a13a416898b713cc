package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Envelope, paging, offsets, include, expand, errors and credentials of the Data API. */
class DataApiTest {
    private static final Simulator simulator =
            Simulator.builder().opportunities(1250).rate(1e6, 1000).start();
    private static final Probe lever = Probe.apiKey(simulator);

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void pagesHoldEveryOpportunityOnceInListingOrder() {
        List<JsonNode> all = lever.all("/opportunities");
        Set<String> ids = new HashSet<>();
        all.forEach(it -> ids.add(it.get("id").stringValue()));
        assertThat(all).hasSize(1250);
        assertThat(ids).hasSize(1250);
        List<String> stages = lever.all("/stages").stream()
                .map(it -> it.get("id").stringValue())
                .toList();
        for (int i = 1; i < all.size(); i++) {
            int before = stages.indexOf(all.get(i - 1).get("stage").stringValue());
            int here = stages.indexOf(all.get(i).get("stage").stringValue());
            long fall = all.get(i - 1).get("lastAdvancedAt").longValue()
                    - all.get(i).get("lastAdvancedAt").longValue();
            assertThat(before < here || (before == here && fall > 0))
                    .as("order at %s", i)
                    .isTrue();
        }
    }

    @Test
    void lastPageHasNoNextKey() {
        JsonNode page = lever.json("/stages");
        assertThat(page.get("hasNext").booleanValue()).isFalse();
        assertThat(page.has("next")).isFalse();
        JsonNode exact = lever.json("/stages?limit=" + page.get("data").size());
        assertThat(exact.get("hasNext").booleanValue()).isFalse();
    }

    @Test
    void limitCutsPages() {
        JsonNode page = lever.json("/opportunities?limit=7");
        assertThat(page.get("data")).hasSize(7);
        assertThat(page.get("next").stringValue()).startsWith("%5B0%2C").contains("%22");
        assertThat(lever.json("/opportunities").get("data")).hasSize(100);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=x",
                "limit=",
                "offset=",
                "offset=x",
                "offset=%255B1%255D",
                "expand=posting",
                "created_at_start=yesterday",
                "archived_at_end=1.5",
                "archived=maybe",
                "snoozed=1",
                "confidentiality=some"
            })
    void nonsenseIs400(String query) {
        HttpResponse<String> answer = lever.get("/opportunities?" + query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Probe.json(answer).get("code").stringValue()).isEqualTo("BadRequestError");
        if (query.startsWith("offset")) {
            assertThat(answer.body()).contains("Invalid offset token");
        }
    }

    @Test
    void offsetIsBoundToItsFilterButNotToLimit() {
        String next = Probe.encode(
                lever.json("/opportunities?archived=true&limit=5").get("next").stringValue());
        assertThat(lever.get("/opportunities?limit=9&archived=true&offset=" + next)
                        .statusCode())
                .isEqualTo(200);
        assertThat(lever.get("/opportunities?limit=5&offset=" + next).body()).contains("Invalid offset token");
        assertThat(lever.get("/opportunities?archived=false&offset=" + next).statusCode())
                .isEqualTo(400);
        assertThat(lever.get("/users?archived=true&offset=" + next).statusCode())
                .isEqualTo(400);
    }

    @Test
    void offsetMustBeEncodedAsAnyQueryValue() {
        String next = lever.json("/opportunities?limit=5").get("next").stringValue();
        assertThat(lever.get("/opportunities?offset=" + next).statusCode()).isEqualTo(400);
        assertThat(lever.get("/opportunities?offset=" + Probe.encode(next)).statusCode())
                .isEqualTo(200);
        String forged = next.replace("%5B0%2C", "%5B1%2C");
        assertThat(lever.get("/opportunities?offset=" + Probe.encode(forged)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void offsetOutlivesTheServer() {
        String next =
                Probe.encode(lever.json("/opportunities?limit=5").get("next").stringValue());
        try (Simulator again = Simulator.builder().opportunities(1250).start()) {
            assertThat(Probe.apiKey(again)
                            .get("/opportunities?limit=5&offset=" + next)
                            .body())
                    .isEqualTo(
                            lever.get("/opportunities?limit=5&offset=" + next).body());
        }
    }

    @Test
    void sameSeedSameBytes() {
        try (Simulator twin = Simulator.builder().opportunities(1250).start();
                Simulator other =
                        Simulator.builder().opportunities(1250).seed(2).start()) {
            for (String path : List.of("/opportunities", "/postings", "/users", "/tags", "/sources")) {
                String body = lever.get(path).body();
                assertThat(Probe.apiKey(twin).get(path).body()).isEqualTo(body);
                assertThat(Probe.apiKey(other).get(path).body()).isNotEqualTo(body);
            }
        }
    }

    @Test
    void includeNamesTheOnlyFieldsAndFollowersAloneDoesNot() {
        JsonNode some = lever.json("/opportunities?include=id&include=name&limit=1")
                .get("data")
                .get(0);
        assertThat(some.propertyNames()).containsExactlyInAnyOrder("id", "name");
        JsonNode all = lever.json("/opportunities?include=followers&limit=1")
                .get("data")
                .get(0);
        assertThat(all.propertyNames()).contains("id", "followers", "stageChanges");
    }

    @Test
    void expandReplacesIdsByObjects() {
        String keys = "expand=applications&expand=stage&expand=owner&expand=followers&expand=sourcedBy&expand=contact";
        int owners = 0;
        for (JsonNode it : lever.json("/opportunities?" + keys).get("data")) {
            assertThat(it.get("stage").has("text")).isTrue();
            assertThat(it.get("contact").get("location").isObject()).isTrue();
            it.get("applications")
                    .forEach(one -> assertThat(one.get("opportunityId")).isEqualTo(it.get("id")));
            it.get("followers").forEach(one -> assertThat(one.has("accessRole")).isTrue());
            owners += it.get("owner").has("email") ? 1 : 0;
        }
        assertThat(owners).isPositive();
        JsonNode narrow = lever.json("/opportunities?include=id&expand=stage&limit=1")
                .get("data")
                .get(0);
        assertThat(narrow.propertyNames()).containsExactlyInAnyOrder("id", "stage");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        for (JsonNode it : lever.json("/opportunities?limit=20&archived=true").get("data")) {
            String id = it.get("id").stringValue();
            assertThat(lever.json("/opportunities/" + id).get("data")).isEqualTo(it);
            assertThat(lever.json("/contacts/" + it.get("contact").stringValue())
                            .get("data")
                            .get("name"))
                    .isEqualTo(it.get("name"));
            lever.json("/stages/" + it.get("stage").stringValue());
            lever.json("/archive_reasons/" + it.get("archived").get("reason").stringValue());
            for (JsonNode application :
                    lever.json("/opportunities/" + id + "/applications").get("data")) {
                String path = "/opportunities/" + id + "/applications/"
                        + application.get("id").stringValue();
                assertThat(lever.json(path).get("data")).isEqualTo(application);
                lever.json("/postings/" + application.get("posting").stringValue());
            }
            for (JsonNode follower : it.get("followers")) {
                lever.json("/users/" + follower.stringValue());
            }
        }
    }

    @Test
    void anOpportunityIsAboutTwoKilobytes() {
        int characters = lever.all("/opportunities").stream()
                .mapToInt(it -> it.toString().length())
                .sum();
        assertThat(characters / 1250).isBetween(2000, 3000);
    }

    @Test
    void recordsAreAsOddAsLiveOnes() {
        List<JsonNode> all = lever.all("/opportunities");
        assertThat(all).anyMatch(it -> !it.has("opportunityLocation"));
        assertThat(all).anyMatch(it -> it.get("updatedAt").isNull());
        assertThat(all).anyMatch(it -> it.has("talentFit"));
        assertThat(all).anyMatch(it -> it.toString().contains("\"type\":null"));
        assertThat(all).anyMatch(it -> it.get("name").stringValue().contains("🌟"));
        assertThat(all).anyMatch(it -> !it.get("stageChanges").get(0).has("userId"));
    }

    @Test
    void unknownIdsAndRoutesAre404() {
        for (String path : List.of(
                "/opportunities/x",
                "/stages/x",
                "/users/x",
                "/postings/x",
                "/contacts/x",
                "/archive_reasons/x",
                "/nope")) {
            HttpResponse<String> answer = lever.get(path);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(Probe.json(answer).get("code").stringValue()).isEqualTo("ResourceNotFound");
        }
        assertThat(lever.get("/stages/x").body()).contains("stages x was not found");
    }

    @Test
    void answersCarryLiveHeaders() {
        HttpResponse<String> answer = lever.get("/stages");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json; charset=utf-8");
        assertThat(answer.headers().firstValue("server")).contains("lever-data-api");
        assertThat(answer.headers().firstValue("content-length"))
                .contains(Integer.toString(answer.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length));
    }

    @Test
    void onlyGoodCredentialsAreLetIn() {
        assertThat(new Probe(simulator, "").get("/stages").statusCode()).isEqualTo(401);
        assertThat(new Probe(simulator, Probe.basic("wrong")).get("/stages").statusCode())
                .isEqualTo(401);
        assertThat(new Probe(simulator, "Basic %%").get("/stages").statusCode()).isEqualTo(401);
        HttpResponse<String> refused =
                Probe.bearer(simulator, simulator.apiKey()).get("/stages");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(Probe.json(refused).propertyNames()).containsExactly("code", "message");
        assertThat(Probe.bearer(simulator, simulator.newTokens().accessToken())
                        .get("/stages")
                        .statusCode())
                .isEqualTo(200);
    }
}
