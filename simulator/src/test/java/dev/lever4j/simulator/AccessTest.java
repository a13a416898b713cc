package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What a token may do: its scopes, and confidential data with all that lies below. */
class AccessTest {
    private static final Simulator simulator =
            Simulator.builder().rate(1e6, 1000).start();
    private static final Probe key = Probe.apiKey(simulator);

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @ParameterizedTest(name = "{0} {1} takes {2}")
    @CsvSource({
        "GET, /opportunities, opportunities:read:admin",
        "POST, /opportunities, opportunities:write:admin",
        "GET, /opportunities/x/notes, notes:read:admin",
        "POST, /opportunities/x/notes, notes:write:admin",
        "DELETE, /opportunities/x/feedback/y, feedback:write:admin",
        "GET, /feedback_templates, feedback_templates:read:admin",
        "POST, /form_templates, form_templates:write:admin",
        "POST, /opportunities/x/forms, forms:write:admin",
        "GET, /opportunities/x/referrals, referrals:read:admin",
        "PUT, /contacts/x, contact:write:admin",
        "GET, /applications/deleted, applications:read:admin",
        "POST, /postings/x/apply, postings:write:admin",
        "GET, /surveys/diversity/x, diversity_surveys:read:admin",
        "POST, /uploads, uploads:write:admin",
        "GET, /archive_reasons, archive_reasons:read:admin",
        "GET, /audit_events, audit_events:read:admin",
        "GET, /eeo/responses, eeo_responses:read:admin",
        "GET, /eeo/responses/pii, eeo_responses_pii:read:admin",
        "GET, /opportunities/x/files, files:read:admin",
        "DELETE, /opportunities/x/files/y, files:write:admin",
        "POST, /opportunities/x/interviews, interviews:write:admin",
        "PUT, /opportunities/x/panels/y, panels:write:admin",
        "GET, /opportunities/x/offers, offers:read:admin",
        "GET, /opportunities/x/resumes, resumes:read:admin",
        "POST, /requisitions, requisitions:write:admin",
        "DELETE, /requisition_fields/x/options, requisition_fields:write:admin",
        "POST, /users/x/deactivate, users:write:admin",
        "PUT, /webhooks, webhooks:write:admin",
    })
    void eachOperationTakesItsScope(String method, String path, String scope) {
        assertThat(refusal(tokenFor("stages:read:admin"), method, path)).contains("Insufficient scope: " + scope);
        assertThat(refusal(tokenFor(scope), method, path)).doesNotContain("Insufficient scope");
    }

    @Test
    void readScopesDoNotWriteAndWriteScopesRead() {
        assertThat(refusal(tokenFor("notes:read:admin"), "POST", "/opportunities/x/notes"))
                .contains("Insufficient scope");
        assertThat(refusal(tokenFor("notes:write:admin"), "GET", "/opportunities/x/notes"))
                .doesNotContain("Insufficient scope");
        String posting = id(key.data("/postings?limit=1").get(0));
        assertThat(refusal(tokenFor("postings:read:admin"), "GET", "/postings/" + posting + "/users"))
                .contains("users:read:admin");
    }

    @Test
    void whatLiesBelowAConfidentialOpportunityIsConfidential() {
        Probe token = tokenFor(
                "opportunities:write:admin",
                "applications:read:admin",
                "notes:write:admin",
                "feedback:read:admin",
                "forms:read:admin",
                "referrals:read:admin",
                "files:read:admin",
                "interviews:read:admin",
                "panels:read:admin",
                "offers:read:admin",
                "resumes:read:admin");
        for (JsonNode hidden : key.all("/opportunities?confidentiality=confidential")) {
            String path = "/opportunities/" + id(hidden);
            for (String below : List.of(
                    "",
                    "/applications",
                    "/notes",
                    "/feedback",
                    "/forms",
                    "/referrals",
                    "/files",
                    "/file_actions",
                    "/interviews",
                    "/panels",
                    "/offers",
                    "/resumes")) {
                assertThat(key.get(path + below).statusCode()).isEqualTo(200);
                assertThat(refusal(token, "GET", path + below)).contains("confidential");
            }
            assertThat(token.post(path + "/notes", "{\"value\":\"x\"}").statusCode())
                    .isEqualTo(403);
            assertThat(token.put(path + "/stage", "{\"stage\":\"offer\"}").statusCode())
                    .isEqualTo(403);
            assertThat(token.get("/opportunities").body()).doesNotContain(id(hidden));
        }
        assertThat(refusal(token, "GET", "/opportunities?confidentiality=all")).contains("confidential");
    }

    @Test
    void theKeyMayBeOneThatDoesNotSeeConfidentialData() {
        String hidden =
                id(key.data("/opportunities?confidentiality=confidential").get(0));
        simulator.controls().hideConfidential(true);
        assertThat(refusal(key, "GET", "/opportunities?confidentiality=all")).contains("confidential");
        assertThat(refusal(key, "GET", "/opportunities/" + hidden)).contains("confidential");
        assertThat(key.get("/opportunities").statusCode()).isEqualTo(200);
        simulator.controls().hideConfidential(false);
        assertThat(key.get("/opportunities/" + hidden).statusCode()).isEqualTo(200);
    }

    @Test
    void whatLiesBelowAConfidentialPostingIsConfidential() {
        String posting = id(key.data("/postings?confidentiality=confidential").get(0));
        Probe token = tokenFor(
                "postings:write:admin",
                "users:read:admin",
                "diversity_surveys:read:admin",
                "opportunities:write:admin");
        for (String path : List.of(
                "/postings/" + posting,
                "/postings/" + posting + "/apply",
                "/postings/" + posting + "/users",
                "/surveys/diversity/" + posting)) {
            assertThat(key.get(path).statusCode()).isEqualTo(200);
            assertThat(refusal(token, "GET", path)).contains("confidential");
        }
        assertThat(token.post("/opportunities?perform_as=" + key.user(), "{\"postings\":[\"" + posting + "\"]}")
                        .statusCode())
                .isEqualTo(403);
        Probe granted = tokenFor("postings:read:admin", "confidential:access:admin");
        assertThat(granted.get("/postings/" + posting).statusCode()).isEqualTo(200);
    }

    @Test
    void confidentialRequisitionsTakeTheRight() {
        Probe token = tokenFor("requisitions:write:admin");
        String hidden =
                id(key.data("/requisitions?confidentiality=confidential").get(0));
        assertThat(refusal(token, "GET", "/requisitions/" + hidden)).contains("confidential");
        assertThat(refusal(token, "DELETE", "/requisitions/" + hidden)).contains("confidential");
        assertThat(refusal(token, "GET", "/requisitions?confidentiality=all")).contains("confidential");
        assertThat(token.get("/requisitions").statusCode()).isEqualTo(200);
    }

    @Test
    void eeoResponsesWithIdentitiesIncludeThoseWithout() {
        assertThat(tokenFor("eeo_responses_pii:read:admin")
                        .get("/eeo/responses")
                        .statusCode())
                .isEqualTo(200);
        assertThat(refusal(tokenFor("eeo_responses:read:admin"), "GET", "/eeo/responses/pii"))
                .contains("Insufficient scope");
    }

    private static String refusal(Probe probe, String method, String path) {
        HttpResponse<String> answer = switch (method) {
            case "GET" -> probe.get(path);
            case "POST" -> probe.post(path, "{}");
            case "PUT" -> probe.put(path, "{}");
            default -> probe.delete(path);
        };
        return answer.body();
    }

    private static Probe tokenFor(String... scopes) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", simulator.app().clientId());
        query.put("redirect_uri", simulator.app().redirectUri());
        query.put("response_type", "code");
        query.put("state", "s");
        query.put("audience", simulator.baseUrl() + "/");
        query.put("scope", String.join(" ", scopes));
        String location = key.browse("/authorize?" + Probe.form(query))
                .headers()
                .firstValue("location")
                .orElseThrow();
        String code = Arrays.stream(
                        location.substring(location.indexOf('?') + 1).split("&"))
                .filter(pair -> pair.startsWith("code="))
                .findFirst()
                .orElseThrow()
                .substring("code=".length());
        HttpResponse<String> tokens = key.token(Map.of(
                "grant_type", "authorization_code",
                "client_id", simulator.app().clientId(),
                "client_secret", simulator.app().clientSecret(),
                "redirect_uri", simulator.app().redirectUri(),
                "code", code));
        return Probe.bearer(simulator, Probe.json(tokens).get("access_token").stringValue());
    }

    private static String id(JsonNode record) {
        return record.get("id").stringValue();
    }
}
