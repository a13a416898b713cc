package dev.lever4j.blueprint;

import dev.lever4j.auth.Authorization;
import dev.lever4j.auth.Secret;
import dev.lever4j.blueprint.AuthReader.Mode;
import dev.lever4j.blueprint.Value.Field;
import dev.lever4j.blueprint.Value.Fields;
import dev.lever4j.blueprint.Value.Scalar;
import dev.lever4j.request.RequestDefaults;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code requests}, an integration's own merged with its blueprint's. */
final class RequestsReader {
    static final Set<String> NAMES = Set.of("base_url", "headers", "params");

    private static final String OAUTH = "Bearer ${access_token}";
    private static final String KEY = "Basic ${basic_auth_encoded}";

    private final Section requests;
    private final Fields fields;
    private final Mode mode;
    private final @Nullable String clientId;
    private final @Nullable Secret key;

    RequestsReader(Fields fields, Mode mode, @Nullable String clientId, @Nullable Secret key, Reading reading) {
        this.requests = new Section("requests", fields, NAMES, reading);
        this.fields = fields;
        this.mode = mode;
        this.clientId = clientId;
        this.key = key;
    }

    @Nullable
    URI baseUrl() {
        requests.require("base_url");
        return requests.url("base_url");
    }

    Place placeOfBaseUrl() {
        return requests.placeOfValue("base_url");
    }

    RequestDefaults defaults() {
        Draft draft = new Draft();
        Section others = new Section("requests", withoutAuthorization(), NAMES, requests.reading());
        new FreeEntries(others, "headers").each(this::inHeader, draft::header);
        new FreeEntries(others, "params").each(this::inParameter, draft::parameter);
        return draft.defaults;
    }

    /** The header is ours to make. Saying what it will be is allowed, as blueprints do. */
    private Fields withoutAuthorization() {
        Field headers = fields.byKey().get("headers");
        if (headers == null || !(headers.value() instanceof Fields all)) {
            return fields;
        }
        Map<String, Field> others = new LinkedHashMap<>();
        all.byKey().forEach((name, field) -> {
            if (!name.equalsIgnoreCase("authorization")) {
                others.put(name, field);
            } else if (!isOurs(field.value())) {
                requests.note(
                        field.place(),
                        "the Authorization header is made from the credential alone: leave it out, or write "
                                + (mode == Mode.OAUTH ? OAUTH : KEY));
            }
        });
        Map<String, Field> sections = new LinkedHashMap<>(fields.byKey());
        sections.put("headers", new Field(headers.place(), new Fields(all.place(), others)));
        return new Fields(fields.place(), sections);
    }

    private boolean isOurs(Value value) {
        return value instanceof Scalar scalar && scalar.text().equals(mode == Mode.OAUTH ? OAUTH : KEY);
    }

    private @Nullable String inHeader(String name, Place place) {
        if (mode == Mode.OAUTH && name.equals("oauth_client_id")) {
            return Objects.requireNonNullElse(clientId, "unread");
        }
        if (mode == Mode.API_KEY && Set.of("app_api_key", "api_key", "username").contains(name)) {
            return key == null ? "unread" : key.reveal();
        }
        if (mode == Mode.API_KEY && name.equals("basic_auth_encoded")) {
            return key == null ? "unread" : basic(key);
        }
        requests.note(place, "${" + name + "} cannot stand here: " + why(name));
        return null;
    }

    private @Nullable String inParameter(String name, Place place) {
        if (mode == Mode.OAUTH && name.equals("oauth_client_id")) {
            return inHeader(name, place);
        }
        boolean secret = !name.startsWith("raw.") && !name.equals("oauth_client_id");
        requests.note(
                place, "${" + name + "} cannot stand here: " + (secret ? "a URL must hold no credential" : why(name)));
        return null;
    }

    private String why(String name) {
        if (name.startsWith("raw.")) {
            return "the token endpoint's answers are not kept";
        }
        return switch (name) {
            case "access_token" -> "the access token goes into the Authorization header alone";
            case "oauth_client_secret" -> "the client secret goes to the token endpoint alone";
            case "oauth_token", "oauth_token_secret" -> "it is of OAuth 1, which Lever does not speak";
            case "password" -> "Lever's API keys have no password";
            default ->
                mode == Mode.OAUTH ? "an integration by OAuth has no API key" : "an integration by API key has no app";
        };
    }

    private static String basic(Secret key) {
        String header =
                Objects.requireNonNull(Authorization.apiKey(key).header()).reveal();
        return header.substring("Basic ".length());
    }

    /** Grows as entries are read. */
    private final class Draft {
        private RequestDefaults defaults = RequestDefaults.NONE;

        void header(String name, String value, Field field) {
            try {
                defaults = defaults.header(name, value);
            } catch (IllegalArgumentException refused) {
                requests.note(field.place(), "requests.headers: " + refused.getMessage());
            }
        }

        void parameter(String name, String value, Field field) {
            try {
                defaults = defaults.parameter(name, value);
            } catch (IllegalArgumentException refused) {
                requests.note(field.place(), "requests.params: " + refused.getMessage());
            }
        }
    }
}
