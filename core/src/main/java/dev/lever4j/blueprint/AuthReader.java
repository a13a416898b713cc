package dev.lever4j.blueprint;

import dev.lever4j.auth.AuthServer;
import dev.lever4j.auth.ClientAuthentication;
import dev.lever4j.auth.TokenBodyFormat;
import dev.lever4j.blueprint.Value.Field;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code auth}, an integration's own merged with its blueprint's. */
final class AuthReader {
    static final Set<String> NAMES = Set.of(
            "auth_mode",
            "authorization_url",
            "authorization_params",
            "scope_separator",
            "token_url",
            "token_params",
            "authorization_method",
            "body_format",
            "refresh_url",
            "request_url",
            "request_params",
            "request_http_method",
            "token_http_method",
            "signature_method");

    private static final List<String> OAUTH_1 =
            List.of("request_url", "request_params", "request_http_method", "token_http_method", "signature_method");
    private static final List<String> OAUTH_2 = List.of(
            "authorization_url",
            "authorization_params",
            "scope_separator",
            "token_url",
            "token_params",
            "authorization_method",
            "body_format",
            "refresh_url");

    private static final Set<String> OURS_IN_AUTHORIZATION = Set.of(
            "client_id",
            "client_secret",
            "redirect_uri",
            "response_mode",
            "state",
            "scope",
            "code_challenge",
            "code_challenge_method");
    private static final Set<String> OURS_IN_TOKEN_REQUEST =
            Set.of("client_id", "client_secret", "code", "redirect_uri", "refresh_token", "code_verifier");

    private final Section auth;
    private final Reading reading;
    private @Nullable String audience;

    AuthReader(Section auth, Reading reading) {
        this.auth = auth;
        this.reading = reading;
        OAUTH_1.forEach(key -> auth.refuse(key, "is of OAuth 1, which Lever does not speak"));
    }

    /** How an integration identifies itself. */
    enum Mode {
        OAUTH,
        API_KEY
    }

    @Nullable
    Mode mode() {
        auth.require("auth_mode");
        return auth.word("auth_mode", Map.of("OAUTH2", Mode.OAUTH, "BASIC", Mode.API_KEY, "API_KEY", Mode.API_KEY));
    }

    /** Notes what has no meaning for an API key. */
    void refuseOAuth() {
        OAUTH_2.forEach(key -> auth.refuse(key, "goes with auth_mode OAUTH2 only"));
    }

    /** Null if a URL is missing or cannot be read. */
    @Nullable
    AuthServer server() {
        auth.require("authorization_url");
        auth.require("token_url");
        URI authorize = auth.url("authorization_url");
        URI token = auth.url("token_url");
        URI refresh = auth.url("refresh_url");
        ClientAuthentication method = auth.word(
                "authorization_method",
                Map.of("body", ClientAuthentication.BODY, "header", ClientAuthentication.HEADER));
        Map<String, String> tokenParams =
                params("token_params", OURS_IN_TOKEN_REQUEST, Map.of("grant_type", "authorization_code"));
        TokenBodyFormat format =
                auth.word("body_format", Map.of("form", TokenBodyFormat.FORM, "json", TokenBodyFormat.JSON));
        if (authorize == null || token == null) {
            return null;
        }
        return new AuthServer(
                authorize,
                token,
                refresh == null ? token : refresh,
                method == null ? ClientAuthentication.BODY : method,
                format == null ? TokenBodyFormat.FORM : format,
                scopeSeparator(),
                tokenParams);
    }

    /** What is asked for at the authorization URL, beside the audience. */
    Map<String, String> authorizationParams() {
        Map<String, String> params =
                params("authorization_params", OURS_IN_AUTHORIZATION, Map.of("response_type", "code"));
        audience = params.remove("audience");
        if (audience != null && !audience.endsWith("/")) {
            reading.findings()
                    .warning(
                            auth.placeOf("authorization_params"),
                            "the audience has no slash at its end, and Lever documents it with one");
        }
        return params;
    }

    /** Of the authorization parameters, once they have been read; null if it is not among them. */
    @Nullable
    String audience() {
        return audience;
    }

    /** One blank where nothing is said; blanks count. */
    private String scopeSeparator() {
        if (!auth.has("scope_separator")) {
            return " ";
        }
        String separator = auth.separator("scope_separator");
        return separator == null ? " " : separator;
    }

    Place placeOf(String key) {
        return auth.placeOfValue(key);
    }

    private Map<String, String> params(String key, Set<String> ours, Map<String, String> fixed) {
        Map<String, String> params = new LinkedHashMap<>();
        new FreeEntries(auth, key).each((name, value, field) -> {
            if (ours.contains(name)) {
                auth.note(field.place(), auth.full(key) + "." + name + " is set by the client itself");
            } else if (fixed.containsKey(name)) {
                onlyOne(key, name, value, Objects.requireNonNull(fixed.get(name)), field);
            } else {
                params.put(name, value);
            }
        });
        return params;
    }

    private void onlyOne(String key, String name, String value, String supported, Field field) {
        if (!value.equals(supported)) {
            auth.note(field.value().place(), auth.full(key) + "." + name + " can be " + supported + " only");
        }
    }
}
