package dev.lever4j.it.authorizationservers;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What can become of a token endpoint's answer. */
final class Answers {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private Answers() {}

    static UnaryOperator<OAuth2HttpResponse> unchanged() {
        return answer -> answer;
    }

    static UnaryOperator<OAuth2HttpResponse> without(String field) {
        return answer -> {
            Map<String, Object> fields = fields(answer);
            fields.remove(field);
            return json(answer.getStatus(), JSON.writeValueAsString(fields));
        };
    }

    static UnaryOperator<OAuth2HttpResponse> with(String field, Object value) {
        return answer -> {
            Map<String, Object> fields = fields(answer);
            fields.put(field, value);
            return json(answer.getStatus(), JSON.writeValueAsString(fields));
        };
    }

    static UnaryOperator<OAuth2HttpResponse> page(int status) {
        String page = "<!DOCTYPE html><html><body><h1>Something went wrong</h1></body></html>";
        return answer -> new OAuth2HttpResponse(
                Headers.of("content-type", "text/html;charset=UTF-8", "location", "/login"), status, page, null);
    }

    static UnaryOperator<OAuth2HttpResponse> error(int status, String code) {
        return answer -> json(status, "{\"error\":\"" + code + "\",\"error_description\":\"said so\"}");
    }

    private static Map<String, Object> fields(OAuth2HttpResponse answer) {
        return new HashMap<>(JSON.readValue(answer.getBody(), OBJECT));
    }

    private static OAuth2HttpResponse json(int status, String body) {
        return new OAuth2HttpResponse(Headers.of("content-type", "application/json"), status, body, null);
    }
}
