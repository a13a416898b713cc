package dev.lever4j.auth.connect;

import dev.lever4j.LeverEnvironment;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Where an admin is sent to consent (the documented parameters; PKCE's are not documented by Lever). */
public final class AuthorizationUrl {
    private AuthorizationUrl() {}

    /** Holds the state, so it is not for logs. */
    public static URI of(
            LeverEnvironment environment, String clientId, PendingConnection pending, ConnectSettings settings) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", clientId);
        query.put("redirect_uri", pending.redirectUri().text());
        query.put("response_type", "code");
        query.put("state", pending.state().reveal());
        query.put("audience", environment.audience());
        query.put(
                "scope",
                String.join(
                        environment.authServer().scopeSeparator(),
                        pending.asked().names()));
        CodeVerifier verifier = pending.verifier();
        if (verifier != null) {
            query.put("code_challenge", verifier.challenge());
            query.put("code_challenge_method", "S256");
        }
        query.putAll(settings.parameters());
        String url = environment.authorizeUrl().toString();
        return URI.create(url + (url.contains("?") ? "&" : "?") + encoded(query));
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** A blank as %20, which every server reads, also one that takes a plus for a plus. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
