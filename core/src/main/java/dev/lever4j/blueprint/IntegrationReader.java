package dev.lever4j.blueprint;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.AuthServer;
import dev.lever4j.auth.DocumentedScopes;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.blueprint.AuthReader.Mode;
import dev.lever4j.blueprint.Value.Fields;
import dev.lever4j.blueprint.Value.Scalar;
import dev.lever4j.request.RequestDefaults;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one integration. */
final class IntegrationReader {
    private static final Set<String> NAMES = Set.of(
            "extends_blueprint",
            "oauth_client_id",
            "oauth_client_secret",
            "oauth_scopes",
            "app_api_key",
            "api_key",
            "http_request_timeout_seconds",
            "log_level",
            "auth",
            "requests",
            "retries",
            "rate_limit");
    private static final List<String> OF_OAUTH = List.of("oauth_client_id", "oauth_client_secret", "oauth_scopes");
    private static final List<String> OF_KEYS = List.of("app_api_key", "api_key");
    private static final Map<String, LogLevel> LEVELS =
            Map.of("error", LogLevel.ERROR, "warn", LogLevel.WARN, "info", LogLevel.INFO, "debug", LogLevel.DEBUG);

    /** Reported by others; not in what Lever documents for everybody. */
    private static final int MOST_SCOPES = 20;

    private final String name;
    private final Place place;
    private final Section own;
    private final Reading reading;

    /** @param place of the integration's name */
    IntegrationReader(String name, Place place, Fields fields, Reading reading) {
        this.name = name;
        this.place = place;
        this.own = Section.top("an integration", new Fields(place, fields.byKey()), NAMES, reading);
        this.reading = reading;
    }

    /** Null if something is wrong with it, which has been noted. */
    @Nullable
    Integration read() {
        int before = reading.findings().count();
        Blueprint blueprint = blueprint();
        LimitsReader limits = new LimitsReader(own, reading);
        Integration read = blueprint == null && own.has("extends_blueprint") ? null : merged(blueprint, limits);
        return reading.findings().count() > before ? null : read;
    }

    private @Nullable Integration merged(@Nullable Blueprint blueprint, LimitsReader limits) {
        Fields authFields = section(blueprint, "auth");
        Fields requestFields = section(blueprint, "requests");
        var rate = limits.rate();
        var retries = limits.retries();
        var timeout = limits.requestTimeout();
        LogLevel level = own.word("log_level", LEVELS);
        if (authFields == null || requestFields == null) {
            return null;
        }
        AuthReader auth = new AuthReader(new Section("auth", authFields, AuthReader.NAMES, reading), reading);
        Mode mode = mode(auth, blueprint);
        if (mode == null) {
            return null;
        }
        AppCredential credential = mode == Mode.OAUTH ? app(auth) : key(auth);
        RequestsReader requests =
                new RequestsReader(requestFields, mode, clientId(credential), key(credential), reading);
        RequestDefaults defaults = requests.defaults();
        LeverEnvironment environment = environment(requests, auth, mode);
        return environment == null || credential == null
                ? null
                : new Integration(
                        name,
                        blueprint == null ? null : blueprint.reference(),
                        environment,
                        credential,
                        defaults,
                        rate,
                        retries,
                        timeout,
                        level);
    }

    private @Nullable Blueprint blueprint() {
        String reference = own.text("extends_blueprint");
        if (reference == null) {
            return null;
        }
        Optional<Blueprint> found = Blueprint.find(reference);
        if (found.isEmpty()) {
            own.note(own.placeOfValue("extends_blueprint"), "there is no such blueprint" + Blueprint.hint(reference));
        }
        return found.orElse(null);
    }

    private @Nullable Fields section(@Nullable Blueprint blueprint, String key) {
        Fields said = own.fields(key);
        if (blueprint != null) {
            return said == null ? blueprint.section(key) : Merge.over(blueprint.section(key), said);
        }
        if (!own.has(key)) {
            own.note(place, key + " is missing; without extends_blueprint an integration says all of it");
        }
        return said;
    }

    /** The header, the keys and the scopes of one way make no sense for the other. */
    private @Nullable Mode mode(AuthReader auth, @Nullable Blueprint blueprint) {
        Mode mode = auth.mode();
        boolean basic = blueprint != null && blueprint.reference().contains("-basic");
        if (mode != null && blueprint != null && basic != (mode == Mode.API_KEY)) {
            own.note(
                    auth.placeOf("auth_mode"),
                    "auth.auth_mode does not go with this blueprint; extend "
                            + (basic ? "lever or lever-sandbox" : "lever-basic or lever-basic-sandbox"));
            return null;
        }
        return mode;
    }

    private @Nullable AppCredential app(AuthReader auth) {
        OF_OAUTH.forEach(own::require);
        OF_KEYS.forEach(key -> own.refuse(key, "goes with auth_mode BASIC or API_KEY only"));
        String id = own.text("oauth_client_id");
        Secret secret = own.secret("oauth_client_secret");
        Set<String> scopes = scopes();
        OAuthRequests requests = new OAuthRequests(List.copyOf(scopes), auth.authorizationParams());
        return id == null || secret == null ? null : new AppCredential.OAuth(new OAuthApp(id, secret), requests);
    }

    private Set<String> scopes() {
        Set<String> scopes = new LinkedHashSet<>();
        List<Scalar> said = own.texts("oauth_scopes");
        for (Scalar scope : said == null ? List.<Scalar>of() : said) {
            if (!DocumentedScopes.NAMES.contains(scope.text())) {
                own.note(scope.place(), "this is no scope that Lever documents" + hint(scope.text()));
            } else if (!scopes.add(scope.text())) {
                reading.findings().warning(scope.place(), "this scope is named before already");
            }
        }
        if (scopes.size() > MOST_SCOPES) {
            reading.findings()
                    .warning(own.placeOf("oauth_scopes"), "Lever is said to allow an app about 20 scopes, not more");
        }
        return scopes;
    }

    /** Of the same resource before any other. */
    private static String hint(String scope) {
        int colon = scope.indexOf(':');
        List<String> same = DocumentedScopes.NAMES.stream()
                .filter(name -> colon > 0 && name.startsWith(scope.substring(0, colon + 1)))
                .toList();
        return Nearest.hint(scope, same.isEmpty() ? DocumentedScopes.NAMES : same);
    }

    private @Nullable AppCredential key(AuthReader auth) {
        auth.refuseOAuth();
        OF_OAUTH.forEach(key -> own.refuse(key, "goes with auth_mode OAUTH2 only"));
        if (own.has("app_api_key") && own.has("api_key")) {
            own.note(own.placeOf("api_key"), "api_key and app_api_key are two names for one key; give one of them");
        } else if (!own.has("api_key")) {
            own.require("app_api_key");
        }
        Secret key = own.secret(own.has("api_key") ? "api_key" : "app_api_key");
        return key == null ? null : new AppCredential.ApiKey(key);
    }

    private @Nullable LeverEnvironment environment(RequestsReader requests, AuthReader auth, Mode mode) {
        URI base = requests.baseUrl();
        AuthServer server = mode == Mode.OAUTH ? auth.server() : null;
        if (base == null || (mode == Mode.OAUTH && server == null)) {
            return null;
        }
        LeverEnvironment environment = at(base, requests);
        if (environment == null || server == null) {
            return environment;
        }
        try {
            String audience = auth.audience();
            LeverEnvironment asked = environment.withAuthServer(server);
            return audience == null ? asked : asked.withAudience(audience);
        } catch (IllegalArgumentException refused) {
            own.note(auth.placeOf("token_url"), "auth: " + refused.getMessage());
            return null;
        }
    }

    /** One that is known by its URL, or another. */
    private @Nullable LeverEnvironment at(URI base, RequestsReader requests) {
        try {
            LeverEnvironment other = LeverEnvironment.customWithLoopbackHttp(base, base);
            for (LeverEnvironment known :
                    List.of(LeverEnvironment.PRODUCTION, LeverEnvironment.SANDBOX, LeverEnvironment.EU)) {
                if (known.api().equals(other.api())) {
                    return known;
                }
            }
            return other;
        } catch (IllegalArgumentException refused) {
            own.note(requests.placeOfBaseUrl(), "requests.base_url: " + refused.getMessage());
            return null;
        }
    }

    private static @Nullable String clientId(@Nullable AppCredential credential) {
        return credential instanceof AppCredential.OAuth oauth ? oauth.app().clientId() : null;
    }

    private static @Nullable Secret key(@Nullable AppCredential credential) {
        return credential instanceof AppCredential.ApiKey key ? key.key() : null;
    }
}
