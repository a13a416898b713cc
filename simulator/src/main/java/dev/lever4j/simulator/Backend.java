package dev.lever4j.simulator;

import dev.lever4j.simulator.api.Answer;
import dev.lever4j.simulator.api.DataApi;
import dev.lever4j.simulator.api.Query;
import dev.lever4j.simulator.oauth.Issued;
import dev.lever4j.simulator.oauth.OAuthError;
import dev.lever4j.simulator.world.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends each request to the Data API or to the authorization server. */
final class Backend {
    private static final Map<String, String> AUTH_HEADERS =
            Map.of("Content-Type", "application/json; charset=utf-8", "Cache-Control", "no-store");

    private final Account account;

    Backend(Account account) {
        this.account = account;
    }

    /** What was asked, off the wire. */
    record Call(
            String method,
            String host,
            String path,
            String query,
            String authorization,
            String contentType,
            byte[] body) {}

    Answer answer(Call call) {
        try {
            if (call.path().startsWith("/v1/")) {
                Answer answer = account.dataApi().answer(below(call, "/v1"));
                tell(call, answer);
                return answer;
            }
            if (call.path().startsWith("/v0/postings/")) {
                return account.publicPostings().answer(below(call, "/v0/postings/"));
            }
            return switch (call.method() + " " + call.path()) {
                case "GET /authorize" -> authorize(call);
                case "POST /oauth/token" -> token(call);
                default -> Answer.error(404, "ResourceNotFound", call.method() + " " + call.path() + " does not exist");
            };
        } catch (OAuthError refused) {
            ObjectNode error = Json.object().put("error", refused.error());
            return auth(refused.status(), error.put("error_description", refused.description()));
        } catch (IllegalArgumentException malformed) {
            return auth(
                    400, Json.object().put("error", "invalid_request").put("error_description", "Malformed encoding."));
        } catch (RuntimeException ourFault) {
            return Answer.error(500, "InternalError", "A defect of the simulator: " + ourFault);
        }
    }

    private void tell(Call call, Answer answer) {
        Consumer<Exchange> listener = account.onAnswer();
        if (listener == null) {
            return;
        }
        try {
            listener.accept(Exchange.of(call, answer));
        } catch (RuntimeException objection) {
            throw new IllegalStateException("onAnswer threw " + objection, objection);
        }
    }

    private static DataApi.Call below(Call call, String prefix) {
        String path = call.path().substring(prefix.length());
        return new DataApi.Call(
                call.method(), path, call.query(), call.authorization(), call.contentType(), call.body());
    }

    private Answer authorize(Call call) {
        Map<String, String> query = Query.parse(call.query()).form();
        String location = account.authServer().authorize(query, "http://" + call.host() + "/v1/");
        return new Answer(302, Map.of("Location", location, "Cache-Control", "no-store"), new byte[0]);
    }

    private Answer token(Call call) {
        if (!call.contentType().startsWith("application/x-www-form-urlencoded")) {
            return auth(400, Json.object().put("error", "invalid_request").put("error_description", "Send a form."));
        }
        String form = new String(call.body(), StandardCharsets.UTF_8);
        Issued issued = account.authServer().token(Query.parse(form).form());
        ObjectNode answer = Json.object().put("access_token", issued.accessToken());
        if (issued.refreshToken() != null) {
            answer.put("refresh_token", issued.refreshToken());
        }
        answer.put("token_type", "Bearer").put("scope", String.join(" ", new TreeSet<>(issued.scopes())));
        return auth(200, answer.put("expires_in", issued.expiresInSeconds()));
    }

    private static Answer auth(int status, JsonNode body) {
        return new Answer(status, AUTH_HEADERS, Json.bytes(body));
    }
}
