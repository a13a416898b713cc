package dev.lever4j.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Consent, codes, refresh rotation, reuse and expiry. */
class OAuthTest {
    private final HandClock clock = new HandClock();
    private final Simulator simulator = Simulator.builder().clock(clock).start();
    private final SimulatedApp app = simulator.app();
    private final Probe nobody = new Probe(simulator, "");

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void consentLeadsToTokensThatWork() {
        Map<String, String> back = authorize(Map.of());
        assertThat(back).containsEntry("state", "s t&1");
        JsonNode tokens = Probe.json(nobody.token(codeForm(back.getOrDefault("code", ""))));
        assertThat(tokens.propertyNames())
                .containsExactlyInAnyOrder("access_token", "refresh_token", "token_type", "scope", "expires_in");
        assertThat(tokens.get("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(tokens.get("expires_in").intValue()).isEqualTo(3600);
        assertThat(status(text(tokens, "access_token"))).isEqualTo(200);
    }

    @Test
    void withoutOfflineAccessThereIsNoRefreshToken() {
        String code = authorize(Map.of("scope", "stages:read:admin")).getOrDefault("code", "");
        JsonNode tokens = Probe.json(nobody.token(codeForm(code)));
        assertThat(tokens.has("refresh_token")).isFalse();
        Probe narrow = Probe.bearer(simulator, text(tokens, "access_token"));
        assertThat(narrow.get("/stages").statusCode()).isEqualTo(200);
        assertThat(narrow.get("/opportunities").statusCode()).isEqualTo(403);
        assertThat(narrow.post("/opportunities/x/notes", "{}").statusCode()).isEqualTo(403);
    }

    @Test
    void aCodeWorksOnceAndItsReuseRevokesWhatItGave() {
        String code = authorize(Map.of()).getOrDefault("code", "");
        JsonNode tokens = Probe.json(nobody.token(codeForm(code)));
        refused(nobody.token(codeForm(code)), 403, "invalid_grant");
        assertThat(status(text(tokens, "access_token"))).isEqualTo(401);
    }

    @Test
    void aCodeExpires() {
        String code = authorize(Map.of()).getOrDefault("code", "");
        pass(Duration.ofMinutes(11));
        refused(nobody.token(codeForm(code)), 403, "invalid_grant");
    }

    @Test
    void consentCanBeRefused() {
        simulator.controls().denyConsent(true);
        assertThat(authorize(Map.of()))
                .containsEntry("error", "access_denied")
                .containsKey("state")
                .doesNotContainKey("code");
    }

    @Test
    void theAppIsRegisteredWithTheRedirectUriThatItsUserWants() {
        try (Simulator other = Simulator.builder()
                .redirectUri("http://localhost:3003/oauth/callback")
                .start()) {
            String query = Probe.form(Map.of(
                    "client_id",
                    other.app().clientId(),
                    "redirect_uri",
                    "http://localhost:3003/oauth/callback",
                    "response_type",
                    "code",
                    "state",
                    "s",
                    "audience",
                    other.baseUrl() + "/",
                    "scope",
                    "offline_access"));
            HttpResponse<String> answer = new Probe(other, "").browse("/authorize?" + query);
            assertThat(answer.headers().firstValue("location").orElseThrow())
                    .startsWith("http://localhost:3003/oauth/callback?code=");
        }
    }

    @Test
    void badAuthorizeRequestsAreToldByRedirectUnlessTheAppIsWrong() {
        assertThat(authorize(Map.of("response_type", "token"))).containsEntry("error", "unsupported_response_type");
        assertThat(authorize(Map.of("audience", "https://elsewhere.example"))).containsEntry("error", "access_denied");
        assertThat(authorize(Map.of("scope", "everything"))).containsEntry("error", "invalid_scope");
        assertThat(authorize(Map.of("state", ""))).containsEntry("error", "invalid_request");
        refused(browse(Map.of("client_id", "other")), 400, "invalid_request");
        refused(browse(Map.of("redirect_uri", app.redirectUri() + "/")), 400, "invalid_request");
    }

    @Test
    void tokenRequestsAreChecked() {
        Map<String, String> wrongSecret = new HashMap<>(codeForm("x"));
        wrongSecret.put("client_secret", "wrong");
        refused(nobody.token(wrongSecret), 401, "invalid_client");
        refused(nobody.token(Map.of()), 400, "invalid_request");
        Map<String, String> odd = new HashMap<>(codeForm("x"));
        odd.put("grant_type", "password");
        refused(nobody.token(odd), 400, "unsupported_grant_type");
        refused(nobody.refresh("unknown"), 403, "invalid_grant");
    }

    @Test
    void eachRefreshGivesANewPairAndTheOldAccessTokenLivesOn() {
        TokenPair first = simulator.newTokens();
        JsonNode second = Probe.json(nobody.refresh(first.refreshToken()));
        assertThat(text(second, "refresh_token")).isNotEqualTo(first.refreshToken());
        assertThat(text(second, "access_token")).isNotEqualTo(first.accessToken());
        assertThat(status(first.accessToken())).isEqualTo(200);
        assertThat(nobody.refresh(text(second, "refresh_token")).statusCode()).isEqualTo(200);
        assertThat(simulator.ledger().refreshTokenReuses()).isZero();
    }

    @Test
    void reuseRevokesTheWholeFamilyAndNoOther() {
        TokenPair bystander = simulator.newTokens();
        TokenPair first = simulator.newTokens();
        JsonNode second = Probe.json(nobody.refresh(first.refreshToken()));
        refused(nobody.refresh(first.refreshToken()), 403, "invalid_grant");
        refused(nobody.refresh(text(second, "refresh_token")), 403, "invalid_grant");
        assertThat(status(text(second, "access_token"))).isEqualTo(401);
        assertThat(status(bystander.accessToken())).isEqualTo(200);
        assertThat(simulator.ledger().refreshTokenReuses()).isEqualTo(1);
        assertThat(simulator.ledger().refreshTokenReuses(first.refreshToken())).isEqualTo(1);
        assertThat(simulator.ledger().refreshTokenReuses(bystander.refreshToken()))
                .isZero();
    }

    @Test
    void accessTokensOfOneGrantCanBeExpired() {
        TokenPair bystander = simulator.newTokens();
        TokenPair first = simulator.newTokens();
        JsonNode second = Probe.json(nobody.refresh(first.refreshToken()));
        simulator.controls().expireAccessTokens(first.refreshToken());
        assertThat(status(first.accessToken())).isEqualTo(401);
        assertThat(status(text(second, "access_token"))).isEqualTo(401);
        assertThat(status(bystander.accessToken())).isEqualTo(200);
        JsonNode third = Probe.json(nobody.refresh(text(second, "refresh_token")));
        assertThat(status(text(third, "access_token"))).isEqualTo(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> simulator.controls().expireAccessTokens("unknown"));
    }

    @Test
    void withinTheGraceTheSameSuccessorIsAnsweredAgain() {
        simulator.controls().rotationGrace(Duration.ofSeconds(30));
        String spent = simulator.newGrant();
        String successor = nobody.refresh(spent).body();
        pass(Duration.ofSeconds(30));
        assertThat(nobody.refresh(spent).body()).isEqualTo(successor);
        pass(Duration.ofMillis(1));
        refused(nobody.refresh(spent), 403, "invalid_grant");
        assertThat(simulator.ledger().refreshTokenReuses()).isEqualTo(2);
    }

    @Test
    void accessTokensLiveOneHour() {
        String token = simulator.newTokens().accessToken();
        pass(Duration.ofHours(1).minusMillis(1));
        assertThat(status(token)).isEqualTo(200);
        pass(Duration.ofMillis(1));
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void refreshTokensDieAfterNinetyIdleDaysAndOneYear() {
        String idle = simulator.newGrant();
        String used = simulator.newGrant();
        for (int i = 0; i < 4; i++) {
            pass(Duration.ofDays(89));
            used = text(Probe.json(nobody.refresh(used)), "refresh_token");
        }
        refused(nobody.refresh(idle), 403, "invalid_grant");
        pass(Duration.ofDays(10));
        refused(nobody.refresh(used), 403, "invalid_grant");
    }

    @Test
    void controlsExpireRevokeAndReject() {
        TokenPair tokens = simulator.newTokens();
        simulator.controls().expireAccessTokens();
        assertThat(status(tokens.accessToken())).isEqualTo(401);
        JsonNode fresh = Probe.json(nobody.refresh(tokens.refreshToken()));
        simulator.controls().rejectAllTokens(true);
        assertThat(status(text(fresh, "access_token"))).isEqualTo(401);
        simulator.controls().rejectAllTokens(false);
        assertThat(status(text(fresh, "access_token"))).isEqualTo(200);
        simulator.controls().revokeGrants();
        assertThat(status(text(fresh, "access_token"))).isEqualTo(401);
        refused(nobody.refresh(text(fresh, "refresh_token")), 403, "invalid_grant");
    }

    @Test
    void secretsDoNotPrint() {
        TokenPair tokens = simulator.newTokens();
        Probe.bearer(simulator, tokens.accessToken()).get("/stages");
        String printed = tokens + " " + app + " " + simulator.ledger().entries();
        assertThat(printed).doesNotContain(tokens.accessToken(), tokens.refreshToken(), app.clientSecret());
    }

    private int status(String accessToken) {
        return Probe.bearer(simulator, accessToken).get("/stages").statusCode();
    }

    private void pass(Duration time) {
        clock.pass(time);
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }

    private static void refused(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Probe.json(answer).get("error").stringValue()).isEqualTo(error);
        assertThat(Probe.json(answer).has("error_description")).isTrue();
    }

    private Map<String, String> codeForm(String code) {
        return Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                app.clientId(),
                "client_secret",
                app.clientSecret(),
                "code",
                code,
                "redirect_uri",
                app.redirectUri());
    }

    private HttpResponse<String> browse(Map<String, String> changes) {
        Map<String, String> query = new HashMap<>(Map.of(
                "client_id",
                app.clientId(),
                "redirect_uri",
                app.redirectUri(),
                "response_type",
                "code",
                "state",
                "s t&1",
                "audience",
                simulator.baseUrl() + "/",
                "scope",
                "offline_access opportunities:read:admin stages:read:admin"));
        query.putAll(changes);
        return nobody.browse("/authorize?" + Probe.form(query));
    }

    private Map<String, String> authorize(Map<String, String> changes) {
        HttpResponse<String> answer = browse(changes);
        assertThat(answer.statusCode()).isEqualTo(302);
        String location = answer.headers().firstValue("location").orElseThrow();
        assertThat(location).startsWith(app.redirectUri() + "?");
        Map<String, String> back = new LinkedHashMap<>();
        for (String pair : URI.create(location).getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            back.put(parts[0], java.net.URLDecoder.decode(parts[1], java.nio.charset.StandardCharsets.UTF_8));
        }
        return back;
    }
}
