package dev.lever4j.simulator.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Authorize and token, by their form fields; knows nothing of sockets. */
public final class AuthServer {
    private static final Set<String> AUDIENCES =
            Set.of("https://api.lever.co/v1/", "https://api.sandbox.lever.co/v1/", "https://api.eu.lever.co/v1/");

    private final Client client;
    private final Grants grants;
    private final Supplier<Settings> settings;

    public AuthServer(Client client, Grants grants, Supplier<Settings> settings) {
        this.client = client;
        this.grants = grants;
        this.settings = settings;
    }

    /**
     * Where the browser is sent. Consent is given at once; who the app is must be right before anything is sent to it.
     */
    public String authorize(Map<String, String> query, String ownAudience) {
        if (!client.id().equals(query.get("client_id"))) {
            throw OAuthError.invalidRequest("Unknown client: " + query.getOrDefault("client_id", ""));
        }
        if (!client.redirectUri().equals(query.get("redirect_uri"))) {
            throw OAuthError.invalidRequest("Callback URL mismatch. The redirect_uri is not the registered one.");
        }
        Map<String, String> answer = new LinkedHashMap<>();
        try {
            answer.put("code", grants.code(consented(query, ownAudience)));
        } catch (OAuthError refused) {
            answer.put("error", refused.error());
            answer.put("error_description", refused.description());
        }
        if (query.containsKey("state")) {
            answer.put("state", query.getOrDefault("state", ""));
        }
        return client.redirectUri() + (client.redirectUri().contains("?") ? "&" : "?") + form(answer);
    }

    private Set<String> consented(Map<String, String> query, String ownAudience) {
        if (!"code".equals(query.get("response_type"))) {
            throw new OAuthError(400, "unsupported_response_type", "response_type must be code");
        }
        required(query, "state");
        String audience = required(query, "audience");
        if (!AUDIENCES.contains(audience) && !audience.equals(ownAudience)) {
            throw new OAuthError(403, "access_denied", "Service not found: " + audience);
        }
        Set<String> scopes = Set.of(required(query, "scope").trim().split("\\s+"));
        Set<String> unknown = new TreeSet<>(scopes);
        unknown.removeAll(Scopes.ALL);
        if (!unknown.isEmpty()) {
            throw new OAuthError(400, "invalid_scope", "Unknown scope: " + String.join(" ", unknown));
        }
        if (settings.get().denyConsent()) {
            throw new OAuthError(403, "access_denied", "User did not authorize the request");
        }
        return scopes;
    }

    /** The token endpoint. */
    public Issued token(Map<String, String> form) {
        String grantType = required(form, "grant_type");
        boolean known =
                client.id().equals(form.get("client_id")) && client.secret().equals(form.get("client_secret"));
        if (!known) {
            throw new OAuthError(401, "invalid_client", "Unauthorized");
        }
        return switch (grantType) {
            case "authorization_code" -> redeem(form);
            case "refresh_token" -> grants.refresh(required(form, "refresh_token"));
            default -> throw new OAuthError(400, "unsupported_grant_type", "Unsupported grant type: " + grantType);
        };
    }

    private Issued redeem(Map<String, String> form) {
        String code = required(form, "code");
        if (!form.getOrDefault("redirect_uri", client.redirectUri()).equals(client.redirectUri())) {
            throw OAuthError.invalidGrant("The redirect URI is wrong.");
        }
        return grants.redeem(code);
    }

    private static String required(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        if (value.isBlank()) {
            throw OAuthError.invalidRequest("Missing required parameter: " + name);
        }
        return value;
    }

    private static String form(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(text.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }
}
