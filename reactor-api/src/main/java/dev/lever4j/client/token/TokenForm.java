package dev.lever4j.client.token;

import dev.lever4j.auth.AuthServer;
import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.ClientAuthentication;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.auth.TokenBodyFormat;
import dev.lever4j.auth.connect.CodeVerifier;
import dev.lever4j.auth.connect.RedirectUri;
import dev.lever4j.client.transport.Departure;
import dev.lever4j.client.transport.WireRequest;
import dev.lever4j.endpoint.HttpMethod;
import dev.lever4j.json.LeverJson;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the requests of an app to a token endpoint in the way that its server wants. */
final class TokenForm {
    private final AuthServer server;
    private final OAuthApp app;

    TokenForm(AuthServer server, OAuthApp app) {
        this.server = server;
        this.app = app;
    }

    WireRequest refresh(Secret refreshToken, Departure departure) {
        Map<String, String> fields = fields("refresh_token");
        fields.put("refresh_token", refreshToken.reveal());
        return request(server.refreshUrl(), fields, departure);
    }

    /** @param verifier null without PKCE */
    WireRequest exchange(Secret code, RedirectUri redirectUri, @Nullable CodeVerifier verifier, Departure departure) {
        Map<String, String> fields = fields("authorization_code");
        fields.put("code", code.reveal());
        fields.put("redirect_uri", redirectUri.text());
        if (verifier != null) {
            fields.put("code_verifier", verifier.secret().reveal());
        }
        fields.putAll(server.tokenParams());
        return request(server.tokenUrl(), fields, departure);
    }

    private Map<String, String> fields(String grantType) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", grantType);
        if (server.authentication() == ClientAuthentication.BODY) {
            fields.put("client_id", app.clientId());
            fields.put("client_secret", app.clientSecret().reveal());
        }
        return fields;
    }

    private WireRequest request(URI url, Map<String, String> fields, Departure departure) {
        boolean json = server.bodyFormat() == TokenBodyFormat.JSON;
        return new WireRequest(
                HttpMethod.POST,
                url,
                authorization(),
                json ? LeverJson.encode(fields) : form(fields),
                json ? "application/json" : "application/x-www-form-urlencoded",
                departure);
    }

    private @Nullable Secret authorization() {
        return server.authentication() == ClientAuthentication.HEADER
                ? Authorization.client(app).header()
                : null;
    }

    private static byte[] form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
