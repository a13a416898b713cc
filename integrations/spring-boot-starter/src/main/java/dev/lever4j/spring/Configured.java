package dev.lever4j.spring;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.OAuthApp;
import dev.lever4j.auth.Secret;
import dev.lever4j.blueprint.AppCredential;
import dev.lever4j.blueprint.Integration;
import dev.lever4j.blueprint.OAuthRequests;
import dev.lever4j.request.RequestDefaults;
import dev.lever4j.resilience.RateLimit;
import dev.lever4j.spring.LeverProperties.Server;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the properties say, or the file that they name, in one form: that of a blueprint's integration. */
final class Configured {
    private final LeverProperties said;

    private Configured(LeverProperties said) {
        this.said = said;
    }

    /**
     * @param variables behind {@code ${NAME}} in a blueprint
     * @throws LeverConfigurationException if that cannot be used
     */
    static Integration integration(LeverProperties said, Map<String, String> variables) {
        return new Configured(said).integration(variables);
    }

    /** What the property rate says; null where nothing is said. */
    static @Nullable RateLimit rate(LeverProperties.Rate said) {
        Double perSecond = said.perSecond();
        Integer burst = said.burst();
        if (perSecond == null && burst == null) {
            return null;
        }
        double rate = Objects.requireNonNullElse(perSecond, RateLimit.DEFAULT.perSecond());
        long inProportion = Math.round(rate * RateLimit.DEFAULT.burst() / RateLimit.DEFAULT.perSecond());
        int most = burst == null ? (int) Math.max(1, Math.min(inProportion, 1_000_000)) : burst;
        return checked("lever4j.rate", () -> new RateLimit(rate, most));
    }

    /** The value, or what is wrong with the property that it is made of. */
    static <T> T checked(String property, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new LeverConfigurationException(
                    property + " cannot be used: " + e.getMessage() + ".", "Correct " + property + ".");
        }
    }

    private Integration integration(Map<String, String> variables) {
        refuseTwo(said.apiKey() != null, "lever4j.api-key", said.oauth().isNamed(), "lever4j.oauth.client-id");
        refuseTwo(said.blueprint() != null, "lever4j.blueprint", said.apiKey() != null, "lever4j.api-key");
        refuseTwo(said.blueprint() != null, "lever4j.blueprint", said.oauth().isNamed(), "lever4j.oauth.client-id");
        refuseTwo(said.blueprint() != null, "lever4j.blueprint", said.environment() != null, "lever4j.environment");
        Integration read = said.blueprint() == null
                ? new Integration(
                        "lever4j", null, environment(), credential(), RequestDefaults.NONE, null, null, null, null)
                : BlueprintFile.read(said.blueprint(), said.integration(), variables);
        if (read.credential() instanceof AppCredential.ApiKey && said.oauth().redirectUri() != null) {
            throw new LeverConfigurationException(
                    "lever4j.oauth.redirect-uri is set, and an API key is configured, to which nobody can connect.",
                    "Remove lever4j.oauth.redirect-uri, or configure an OAuth app.");
        }
        return read;
    }

    private AppCredential credential() {
        String key = said.apiKey();
        if (key != null) {
            return new AppCredential.ApiKey(secret("lever4j.api-key", key));
        }
        if (!said.oauth().isNamed()) {
            throw new LeverConfigurationException(
                    "there is no credential for Lever.",
                    "Set lever4j.api-key, or lever4j.oauth.client-id and lever4j.oauth.client-secret, or"
                            + " lever4j.blueprint and lever4j.integration.");
        }
        String id = needed("lever4j.oauth.client-id", said.oauth().clientId());
        Secret secret = secret(
                "lever4j.oauth.client-secret",
                needed("lever4j.oauth.client-secret", said.oauth().clientSecret()));
        OAuthApp app = checked("lever4j.oauth.client-id", () -> new OAuthApp(id, secret));
        return new AppCredential.OAuth(app, new OAuthRequests(said.oauth().scopes(), Map.of()));
    }

    private LeverEnvironment environment() {
        Server server = Objects.requireNonNullElse(said.environment(), Server.PRODUCTION);
        return switch (server) {
            case PRODUCTION -> LeverEnvironment.PRODUCTION;
            case SANDBOX -> LeverEnvironment.SANDBOX;
            case EU -> LeverEnvironment.EU;
            case CUSTOM -> custom();
        };
    }

    private LeverEnvironment custom() {
        URI api = needed("lever4j.custom.api-url", said.custom().apiUrl());
        URI auth = needed("lever4j.custom.auth-url", said.custom().authUrl());
        return checked(
                "lever4j.custom",
                () -> said.custom().loopbackHttp()
                        ? LeverEnvironment.customWithLoopbackHttp(api, auth)
                        : LeverEnvironment.custom(api, auth));
    }

    static <T> T needed(String property, @Nullable T value) {
        if (value == null || value.toString().isBlank()) {
            throw new LeverConfigurationException(property + " is missing.", "Set " + property + ".");
        }
        return value;
    }

    /** Spring leaves a variable that is not set as it stands. */
    static Secret secret(String property, String value) {
        if (value.contains("${")) {
            throw unresolved(property);
        }
        needed(property, value);
        return checked(property, () -> Secret.of(value));
    }

    static LeverConfigurationException unresolved(String property) {
        return new LeverConfigurationException(
                property + " names a variable that is not set.",
                "Set the variable that stands in " + property + ", or " + property + " itself.");
    }

    private static void refuseTwo(boolean one, String first, boolean other, String second) {
        if (one && other) {
            throw new LeverConfigurationException(
                    first + " and " + second + " are both set, and only one can count.",
                    "Remove " + first + " or " + second + ".");
        }
    }
}
